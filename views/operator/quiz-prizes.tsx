import type { DraftFault, DraftPrizes, DraftTier } from '../../server/rules/draft/draft.ts'
import { type Differing, QuizConflict } from './quiz-conflict.tsx'
import { FieldFaults, faultsAt } from './quiz-faults.tsx'
import { QuizDocument, type QuizFrame } from './quiz-frame.tsx'

type Props = {
  frame: QuizFrame
  prizes: DraftPrizes
  /** what whoever saves has seen */
  seen: string
  /** of what is saved; empty when the fields hold something else */
  faults: DraftFault[]
  /** the most points of a game, as it is saved; null while nobody can tell */
  mostPoints: number | null
  conflict?: Differing[] | undefined
  isSaved: boolean
}

type Fields = Pick<Props, 'frame' | 'faults'>

/** The page of the points, the prizes, the consent and the numbers of a quiz. */
export const QuizPrizesPage = ({ frame, prizes, seen, faults, mostPoints, conflict, isSaved }: Props) => {
  const { editor, base } = frame
  const { prizes: texts } = editor
  const address = `${base}/prizes` as const
  const fields = { frame, faults }
  const points = prizes.points.concat(Array(3).fill(undefined)).slice(0, 3)
  return (
    <QuizDocument frame={frame} part="prizes" heading={editor.pages.prizes}>
      {isSaved && (
        <p class="quiz-notice" role="status">
          {editor.saved}
        </p>
      )}
      {conflict && <QuizConflict differing={conflict} editor={editor} address={address} />}
      <form
        class="quiz-form"
        method="post"
        action={address}
        hx-post={address}
        hx-target="#quiz"
        hx-select="#quiz"
        hx-swap="outerMorph"
      >
        <input type="hidden" name="seen" value={seen} />
        <fieldset class="quiz-all" disabled={!frame.mayEdit}>
          <fieldset class="panel">
            <legend>{texts.game}</legend>
            <Field {...fields} path="title" value={prizes.title} label={editor.paths.title} />
            <div class="quiz-numbers">
              <NumberField {...fields} path="asks" value={prizes.asks} label={editor.paths.asks} note={texts.asksNote} />
              <NumberField
                {...fields}
                path="listenSeconds"
                value={prizes.listenSeconds}
                label={editor.paths.listenSeconds}
                note={texts.listenNote}
              />
              <NumberField
                {...fields}
                path="graceMinutes"
                value={prizes.graceMinutes}
                label={editor.paths.graceMinutes}
                note={texts.graceNote}
              />
              <NumberField
                {...fields}
                path="voice.phraseEndMs"
                value={prizes.voice.phraseEndMs}
                label={editor.paths.phraseEndMs}
                note={texts.phraseEndNote}
              />
              <NumberField
                {...fields}
                path="voice.longestSpeechMs"
                value={prizes.voice.longestSpeechMs}
                label={editor.paths.longestSpeechMs}
                note={texts.longestSpeechNote}
              />
            </div>
          </fieldset>
          <fieldset class="panel">
            <legend>{editor.paths.points}</legend>
            <p class="soft">{texts.pointsNote}</p>
            <div class="quiz-numbers">
              {points.map((worth, index) => (
                <NumberField {...fields} path={`points.${index}`} value={worth} label={texts.attempts[index]} />
              ))}
            </div>
          </fieldset>
          <fieldset class="panel">
            <legend>{editor.paths.tiers}</legend>
            <p class="soft">{texts.tiersNote}</p>
            {mostPoints !== null && <p>{texts.mostPoints(mostPoints)}</p>}
            <FieldFaults id="tiers-faults" faults={faults.filter(({ at }) => at === 'tiers')} editor={editor} />
            {prizes.tiers.map((tier, index) => (
              <Tier {...fields} tier={tier} index={index} heading={tier.title || texts.tier(index + 1)} />
            ))}
            <Tier {...fields} tier={noTier} index={prizes.tiers.length} heading={texts.newTier} />
          </fieldset>
          <fieldset class="panel">
            <legend>{editor.paths.consent}</legend>
            <p class="soft">{texts.consentNote}</p>
            <label class="field-label" for="consent.text">
              {texts.consentText}
            </label>
            <textarea class="field" id="consent.text" name="consent.text" rows={7} aria-describedby="consent.text-faults">
              {prizes.consent.text}
            </textarea>
            <FieldFaults id="consent.text-faults" faults={faultsAt(faults, 'consent.text')} editor={editor} />
            <div class="quiz-numbers">
              <NumberField {...fields} path="consent.keptDays" value={prizes.consent.keptDays} label={texts.keptDays} />
            </div>
          </fieldset>
          <button class="button" id="save">
            {editor.rebus.submit}
          </button>
        </fieldset>
      </form>
    </QuizDocument>
  )
}

const noTier: DraftTier = { title: '', spoken: '', atLeast: undefined }

const Tier = ({ tier, index, heading, ...fields }: Fields & { tier: DraftTier; index: number; heading: string }) => {
  const { editor } = fields.frame
  const { prizes: texts, paths } = editor
  const path = `tiers.${index}`
  return (
    <fieldset class="quiz-tier">
      <legend>{heading}</legend>
      <input type="hidden" name={`${path}.codes`} value={tier.codes ?? ''} />
      <Field {...fields} path={`${path}.title`} value={tier.title} label={texts.title} />
      <Field {...fields} path={`${path}.spoken`} value={tier.spoken} label={paths.spoken} note={texts.spokenNote} />
      <div class="quiz-numbers">
        <NumberField {...fields} path={`${path}.atLeast`} value={tier.atLeast} label={paths.atLeast} />
        <NumberField {...fields} path={`${path}.most`} value={tier.most} label={paths.most} note={texts.mostNote} />
        <NumberField
          {...fields}
          path={`${path}.discount`}
          value={tier.discount}
          label={texts.discount}
          note={texts.discountNote}
        />
        <Field {...fields} path={`${path}.id`} value={tier.id ?? ''} label={paths.id} note={texts.idNote} />
      </div>
      <FieldFaults id={`${path}-faults`} faults={fields.faults.filter(({ at }) => at === path)} editor={editor} />
      {tier !== noTier && (
        <label class="tick">
          <input type="checkbox" name={`${path}.gone`} value="yes" /> {texts.remove(heading)}
        </label>
      )}
    </fieldset>
  )
}

type FieldProps = Fields & { path: string; value: unknown; label: string | undefined; note?: string; isNumber?: boolean }

const shownValue = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? `${value}` : '')

/** A field of its own path, with its faults. What is no number is shown as it was typed. */
const Field = ({ frame: { editor }, faults, path, value, label, note, isNumber = false }: FieldProps) => {
  const own = faultsAt(faults, path)
  return (
    <div class="quiz-fields">
      <label class="field-label" for={path}>
        {label}
      </label>
      <input
        class="field"
        id={path}
        name={path}
        value={shownValue(value)}
        inputmode={isNumber ? 'numeric' : undefined}
        autocomplete="off"
        maxlength={200}
        aria-describedby={`${note ? `${path}-note ` : ''}${path}-faults`}
        aria-invalid={own.length > 0 ? 'true' : undefined}
      />
      {note && (
        <p class="soft note" id={`${path}-note`}>
          {note}
        </p>
      )}
      <FieldFaults id={`${path}-faults`} faults={own} editor={editor} />
    </div>
  )
}

const NumberField = (props: Omit<FieldProps, 'isNumber'>) => <Field {...props} isNumber />
