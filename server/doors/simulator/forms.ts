import * as v from 'valibot'

/**
 * Why the telephone refuses a command: a wrong field, a number that nobody answers, too many calls, a call that no longer exists.
 */
export type Refusal = Field | 'speech' | 'keys' | 'phrase' | 'badLine' | 'nobody' | 'busy' | 'gone'
type Field = 'caller' | 'called'

const text = v.pipe(v.string(), v.trim())
const isNumber = (typed: string) => /^\+?[\d\s().\-–]{3,32}$/.test(typed) && /^\d{3,15}$/.test(typed.replace(/\D/g, ''))

/** The form behind «Позвонить», as typed. A caller who hides the number may leave it out. */
export const Dialling = v.pipe(
  v.object({
    hidden: v.pipe(
      v.optional(v.string(), ''),
      v.transform((checked) => checked !== ''),
    ),
    caller: v.optional(text, ''),
    called: v.pipe(text, v.check(isNumber)),
  }),
  v.forward(
    v.partialCheck([['hidden'], ['caller']], ({ hidden, caller }) => hidden || isNumber(caller)),
    ['caller'],
  ),
)
export type Dialling = v.InferOutput<typeof Dialling>

/** Returns the field of `Dialling` that is wrong. */
export const wrongField = (issues: readonly v.BaseIssue<unknown>[]): Field =>
  issues.some((issue) => v.getDotPath(issue) === 'called') ? 'called' : 'caller'

/** Returns the text of a form's field as it was typed: empty if the field is missing or holds an uploaded file. */
export const typedText = (value: unknown) => (typeof value === 'string' ? value : '')

/** Returns what was typed into a refused form, so that it stays on the screen. */
export const typedFields = (form: Record<string, unknown>) => ({
  caller: typedText(form.caller),
  called: typedText(form.called),
  hidden: 'hidden' in form,
})

const said = v.pipe(text, v.nonEmpty(), v.maxLength(500))

/** What the caller types, to be said. */
export const Speech = v.object({ text: said })

/** What a browser recognises as somebody speaks: the phrase so far, and whether it is complete. */
export const Dictation = v.object({
  text: said,
  isFinal: v.pipe(
    v.picklist(['yes', 'no']),
    v.transform((answer) => answer === 'yes'),
  ),
})

export const Keys = v.object({ keys: v.pipe(v.string(), v.regex(/^[0-9*#]{1,20}$/)) })

/** The number of Pavel's phrase that has been spoken to its end. */
export const SpeechEnd = v.object({ phrase: v.pipe(text, v.nonEmpty(), v.toNumber(), v.integer()) })

const durationMs = v.pipe(text, v.nonEmpty(), v.toNumber(), v.integer(), v.minValue(0), v.maxValue(20_000))
const share = v.pipe(
  text,
  v.nonEmpty(),
  v.toNumber(),
  v.minValue(0),
  v.maxValue(100),
  v.transform((percent) => percent / 100),
)

/** The panel «Плохая связь»: times in milliseconds, and probabilities that are typed in per cent and parsed to 0 to 1. */
export const Faults = v.object({
  synthesisMs: durationMs,
  requestDelayMs: durationMs,
  lateResultMs: durationMs,
  interimLagMs: durationMs,
  echoMs: durationMs,
  echo: share,
  mishear: share,
  repeatKeys: share,
  loseRequests: share,
  loseReplies: share,
  repeatRequests: share,
})
