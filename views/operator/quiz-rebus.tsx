import type { PlacedFault } from '../../server/campaigns/campaigns.ts'
import type { DraftContent } from '../../server/rules/draft/draft.ts'
import type { Level } from '../../server/rules/quiz/quiz.ts'
import type { Checked } from './checked-line.tsx'
import { type Differing, QuizConflict } from './quiz-conflict.tsx'
import { FieldFaults, faultsAt } from './quiz-faults.tsx'
import { QuizDocument, type QuizFrame } from './quiz-frame.tsx'
import { QuizLineHelp } from './quiz-line-help.tsx'
import { PictureFields } from './quiz-picture.tsx'
import { QuizVerdicts, type Verdicts } from './quiz-verdicts.tsx'

const levels = ['hard', 'easier', 'easiest', 'solved'] as const

type Props = {
  frame: QuizFrame
  rebusKey: string
  /** what is in the fields */
  content: DraftContent
  /** what whoever saves has seen */
  seen: string
  /** of what is saved; empty when the fields hold something else */
  faults: PlacedFault[]
  checked: Record<Level, Checked>
  verdicts: Verdicts
  drawn: Level[]
  conflict?: Differing[] | undefined
  notice?: { text: string; isBad: boolean } | undefined
  uploads: Partial<Record<Level, { problem?: string }>>
}

/** The page on which a rebus is written. Without scripts it is checked when it is saved. */
export const QuizRebusPage = ({ frame, ...props }: Props) => {
  const { editor, base } = frame
  const { rebusKey, content, seen, conflict, notice } = props
  const address = `${base}/rebuses/${rebusKey}` as const
  return (
    <QuizDocument frame={frame} heading={editor.rebus.title(content.answer)}>
      <p>
        <a href={base}>{editor.rebus.back}</a>
      </p>
      <h2>{editor.rebus.title(content.answer)}</h2>
      {notice && (
        <p class={notice.isBad ? 'bad' : 'quiz-notice'} role="status">
          {notice.text}
        </p>
      )}
      {notice && !notice.isBad && (
        <p>
          <a href={`${base}#publishing`}>{editor.rebus.toPublish}</a>
        </p>
      )}
      {conflict && <QuizConflict differing={conflict} editor={editor} address={address} />}
      {frame.mayEdit && <QuizLineHelp frame={frame} />}
      <form
        class="quiz-form"
        method="post"
        action={address}
        enctype="multipart/form-data"
        hx-post={address}
        hx-target="#quiz"
        hx-select="#quiz"
        hx-swap="outerMorph"
      >
        <input type="hidden" name="seen" value={seen} />
        <fieldset class="quiz-all" disabled={!frame.mayEdit}>
          <div
            class="quiz-all"
            hx-post={`${address}/check`}
            hx-trigger="input delay:300ms"
            hx-encoding="application/x-www-form-urlencoded"
            hx-swap="none"
            hx-sync="replace"
          >
            <Words frame={frame} {...props} />
            {levels.map((level) => (
              <PictureFields
                frame={frame}
                level={level}
                picture={content.pictures[level]}
                checked={props.checked[level]}
                faults={props.faults}
                saved={props.drawn.includes(level) ? `${base}/pictures/${rebusKey}/${level}?seen=${seen}` : null}
                said={props.uploads[level] ?? {}}
              />
            ))}
          </div>
          <button class="button" id="save">
            {editor.rebus.submit}
          </button>
        </fieldset>
      </form>
    </QuizDocument>
  )
}

const Words = ({ frame: { editor }, content, faults, verdicts }: Pick<Props, 'frame' | 'content' | 'faults' | 'verdicts'>) => {
  const { rebus: texts } = editor
  const { answer, accept, refuse = [], why, difficulty } = content
  return (
    <section class="panel quiz-words" aria-labelledby="words-heading">
      <div class="quiz-fields">
        <h3 id="words-heading">{texts.words}</h3>
        <label class="field-label" for="answer">
          {texts.answer}
        </label>
        <input
          class="field"
          id="answer"
          name="answer"
          value={answer}
          autocomplete="off"
          maxlength={100}
          aria-describedby="answer-note answer-faults"
        />
        <p class="soft note" id="answer-note">
          {texts.answerNote}
        </p>
        <FieldFaults id="answer-faults" faults={faultsAt(faults, 'answer')} editor={editor} />
        <label class="field-label" for="accept">
          {texts.accept}
        </label>
        <textarea
          class="field"
          id="accept"
          name="accept"
          rows={Math.max(4, accept.length + 1)}
          aria-describedby="accept-note accept-faults"
        >
          {accept.join('\n')}
        </textarea>
        <p class="soft note" id="accept-note">
          {texts.acceptNote}
        </p>
        <FieldFaults id="accept-faults" faults={faultsAt(faults, 'accept')} editor={editor} />
        <label class="field-label" for="refuse">
          {texts.refuse}
        </label>
        <textarea
          class="field"
          id="refuse"
          name="refuse"
          rows={Math.min(8, Math.max(3, refuse.length + 1))}
          aria-describedby="refuse-note refuse-faults"
        >
          {refuse.join('\n')}
        </textarea>
        <p class="soft note" id="refuse-note">
          {texts.refuseNote}
        </p>
        <FieldFaults id="refuse-faults" faults={faultsAt(faults, 'refuse')} editor={editor} />
        <label class="field-label" for="why">
          {texts.why}
        </label>
        <textarea class="field" id="why" name="why" rows={3} maxlength={1000} aria-describedby="why-note why-faults">
          {why}
        </textarea>
        <p class="soft note" id="why-note">
          {texts.whyNote}
        </p>
        <FieldFaults id="why-faults" faults={faultsAt(faults, 'why')} editor={editor} />
        <label class="field-label" for="difficulty">
          {texts.difficulty}
        </label>
        <select class="field" id="difficulty" name="difficulty" aria-describedby="difficulty-note difficulty-faults">
          {[1, 2, 3, 4, 5].map((each) => (
            <option value={each} selected={each === difficulty}>
              {each}
            </option>
          ))}
        </select>
        <p class="soft note" id="difficulty-note">
          {texts.difficultyNote}
        </p>
        <FieldFaults id="difficulty-faults" faults={faultsAt(faults, 'difficulty')} editor={editor} />
      </div>
      <div class="quiz-fields">
        <h3>{editor.verdicts.heading}</h3>
        <p class="soft note">{editor.verdicts.note}</p>
        <label class="field-label" for="said">
          {editor.verdicts.said}
        </label>
        <input class="field" id="said" name="said" value={verdicts.said?.words ?? ''} autocomplete="off" maxlength={200} />
        <QuizVerdicts verdicts={verdicts} editor={editor} />
      </div>
    </section>
  )
}
