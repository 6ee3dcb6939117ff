import * as v from 'valibot'
import { Recipe } from '../pictures/pictures.ts'
import { defaultVoices } from './voices.ts'

/** Returns whether a name is a time zone that this runtime knows, such as `Europe/Moscow`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const Text = v.pipe(v.string(), v.regex(/\S/, 'a text'), v.trim())
const Whole = v.pipe(v.number(), v.integer('a whole number'), v.minValue(0, '0 or more'))
const wholeBetween = (least: number, most: number) =>
  v.pipe(Whole, v.minValue(least, `${least} or more`), v.maxValue(most, `${most} or less`))
const TimeZone = v.pipe(Text, v.check(isTimeZone, 'a time zone such as Europe/Moscow'))
const listOf = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1, 'at least one'))

/** A rebus's drawings: one for each attempt, and `solved`, which takes the rebus apart. */
export const levels = ['hard', 'easier', 'easiest', 'solved'] as const

/**
 * A drawing: either composed from a recipe, or an SVG or PNG file beside the quiz file. `description` is its text alternative and must
 * not give the answer away.
 */
const Drawing = v.strictObject({
  description: Text,
  recipe: v.optional(Recipe),
  file: v.optional(v.pipe(Text, v.regex(/\.(svg|png)$/i, 'a name that ends in .svg or .png'))),
})

const Rebus = v.strictObject({
  /** the spelling that Pavel says and shows when the rebus is over */
  answer: Text,
  /** synonyms and other spellings that also count as right */
  accept: v.array(Text),
  /** one sentence, to be spoken, that explains the answer */
  why: Text,
  pictures: v.strictObject(v.entriesFromList(levels, Drawing)),
})

const Tier = v.strictObject({
  /** the lowest score that wins it */
  atLeast: Whole,
  /** in per cent; 100 is a free ticket */
  discount: wholeBetween(0, 100),
  title: Text,
  /** the title as Pavel says it */
  spoken: Text,
  /** a file of promo codes beside the quiz file, one code on each line; without it codes are generated */
  codes: v.optional(Text),
})

/** A quiz file: everything about one quiz in one language. How its parts must fit together is checked in `faults.ts`. */
export const Quiz = v.pipe(
  v.strictObject({
    language: v.picklist(['ru', 'en']),
    title: Text,
    /** what differs from the language's default voice (`voices.ts`) */
    voice: v.optional(
      v.strictObject({
        speaker: v.exactOptional(Text),
        recogniser: v.exactOptional(Text),
        model: v.exactOptional(Text),
        phraseEndMs: v.exactOptional(wholeBetween(300, 5_000)),
        longestSpeechMs: v.exactOptional(wholeBetween(2_000, 60_000)),
      }),
      {},
    ),
    /** how long Pavel waits for the caller to start speaking */
    listenSeconds: wholeBetween(3, 60),
    /** how long an interrupted game can be resumed */
    graceMinutes: wholeBetween(1, 24 * 60),
    /** points by attempt, the first attempt first */
    points: v.strictTuple([Whole, Whole, Whole]),
    /** from the best to the lowest, which must start at 0 points */
    tiers: listOf(Tier),
    /** when visitors may be called: full hours in the time zone of their number, or in `timeZone` when that is not known */
    callHours: v.optional(
      v.pipe(
        v.strictObject({ from: wholeBetween(0, 23), to: wholeBetween(1, 24), timeZone: v.optional(TimeZone, 'Europe/Moscow') }),
        v.check(({ from, to }) => from < to, 'a later hour in `to` than in `from`'),
      ),
      { from: 9, to: 21 },
    ),
    /** personal data is erased after `keptDays` days, as `text` promises; whenever the text changes, `version` must change too */
    consent: v.strictObject({ version: Text, text: Text, keptDays: v.optional(wholeBetween(1, 3650)) }),
    rebuses: listOf(Rebus),
  }),
  v.transform((quiz) => ({ ...quiz, voice: { ...defaultVoices[quiz.language], ...quiz.voice } })),
)

export type Quiz = v.InferOutput<typeof Quiz>
export type Rebus = v.InferOutput<typeof Rebus>
export type Tier = v.InferOutput<typeof Tier>
export type Drawing = v.InferOutput<typeof Drawing>
export type Level = (typeof levels)[number]
