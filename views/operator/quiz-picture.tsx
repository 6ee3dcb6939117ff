import type { PlacedFault } from '../../server/campaigns/campaigns.ts'
import type { DraftPicture } from '../../server/rules/draft/draft.ts'
import type { Level } from '../../server/rules/quiz/quiz.ts'
import { notationTextsIn } from '../texts/notation.ts'
import { type Checked, CheckedLine } from './checked-line.tsx'
import { FieldFaults, faultsAt } from './quiz-faults.tsx'
import type { QuizFrame } from './quiz-frame.tsx'

/** The ways in which a picture can be given. */
type Way = 'none' | 'line' | 'recipe' | 'file'

const wayOf = ({ line, recipe, file }: DraftPicture): Way => {
  if (recipe !== undefined) return 'recipe'
  if (file !== undefined) return 'file'
  return line === undefined ? 'none' : 'line'
}

/** A recipe as the field shows it. */
export const recipeText = (recipe: unknown): string =>
  recipe === undefined ? '' : typeof recipe === 'string' ? recipe : JSON.stringify(recipe, null, 2)

/** What is said beside a line while it is typed, with the place marked. */
const isSaidOfLine = ({ kind, at }: PlacedFault) =>
  kind === 'unreadable line' || (kind === 'does not add up' && at.endsWith('.line'))

type Props = {
  frame: QuizFrame
  level: Level
  picture: DraftPicture
  checked: Checked
  faults: PlacedFault[]
  /** the address of the picture as it is saved; null where there is none to draw */
  saved: string | null
  /** what is wrong with a file that was just sent */
  said: { problem?: string | undefined }
}

/** The fields of one of a rebus's pictures. Only those of the chosen way are shown. */
export const PictureFields = ({ frame, level, picture, checked, faults, saved, said }: Props) => {
  const { editor } = frame
  const { rebus: texts } = editor
  const notation = notationTextsIn(editor.language)
  const chosen = said.problem ? 'file' : wayOf(picture)
  const ways = level === 'solved' ? (['none', 'line', 'recipe', 'file'] as const) : (['line', 'recipe', 'file'] as const)
  const inPicture = faultsAt(faults, `pictures.${level}`)
  const ofDescription = faultsAt(inPicture, `pictures.${level}.description`)
  const ofDrawing = inPicture.filter((fault) => !ofDescription.includes(fault) && !isSaidOfLine(fault))
  const id = (field: string) => `${level}-${field}`
  return (
    <fieldset class="panel quiz-picture">
      <legend>{editor.levels[level]}</legend>
      <p class="soft">{editor.levelNotes[level]}</p>
      <label class="field-label" for={id('description')}>
        {texts.description}
      </label>
      <textarea
        class="field"
        id={id('description')}
        name={`${level}.description`}
        rows={2}
        maxlength={1000}
        aria-describedby={`${id('description')}-note ${id('description')}-faults`}
      >
        {picture.description ?? ''}
      </textarea>
      <p class="soft note" id={`${id('description')}-note`}>
        {texts.descriptionNote}
      </p>
      <FieldFaults id={`${id('description')}-faults`} faults={ofDescription} editor={editor} />
      <div class="quiz-ways" role="radiogroup" aria-label={`${editor.levels[level]}: ${texts.way}`}>
        <span>{texts.way}</span>
        {ways.map((way) => (
          <label>
            <input type="radio" name={`${level}.way`} value={way} checked={way === (chosen === 'none' ? ways[0] : chosen)} />{' '}
            {texts.ways[way]}
          </label>
        ))}
      </div>
      <FieldFaults id={`${id('drawing')}-faults`} faults={ofDrawing} editor={editor} />
      <div class="quiz-way" data-way="line">
        <label class="field-label" for={id('line')}>
          {texts.line}
        </label>
        <input
          class="field line-field"
          id={id('line')}
          name={`${level}.line`}
          value={picture.line ?? ''}
          placeholder={notation.attempt.sample.line}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxlength={500}
          aria-describedby={`${id('drawing')}-faults`}
        />
        <CheckedLine texts={notation} checked={checked} id={id('checked')} drawings={`${frame.base}/drawing`} />
      </div>
      <div class="quiz-way" data-way="recipe">
        <label class="field-label" for={id('recipe')}>
          {texts.recipe}
        </label>
        <textarea
          class="field line-field"
          id={id('recipe')}
          name={`${level}.recipe`}
          rows={10}
          spellcheck={false}
          aria-describedby={`${id('recipe')}-note ${id('drawing')}-faults`}
        >
          {recipeText(picture.recipe)}
        </textarea>
        <p class="soft note" id={`${id('recipe')}-note`}>
          {texts.recipeNote}
        </p>
      </div>
      <div class="quiz-way" data-way="file">
        <label class="field-label" for={id('upload')}>
          {texts.file}
        </label>
        <input type="hidden" name={`${level}.file`} value={picture.file ?? ''} />
        <input
          class="field"
          type="file"
          id={id('upload')}
          name={`${level}.upload`}
          accept="image/png,image/jpeg,image/webp,image/avif,image/svg+xml"
          aria-describedby={`${id('upload')}-note ${id('upload')}-said ${id('drawing')}-faults`}
        />
        <p class="soft note" id={`${id('upload')}-note`}>
          {texts.fileNote}
        </p>
        <div id={`${id('upload')}-said`}>{said.problem && <p class="bad">{said.problem}</p>}</div>
      </div>
      {saved && chosen !== 'line' && (
        <img
          class="quiz-saved"
          src={saved}
          alt={picture.description ?? editor.levels[level]}
          width={800}
          height={600}
          loading="lazy"
        />
      )}
    </fieldset>
  )
}
