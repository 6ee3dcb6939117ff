import * as v from 'valibot'
import { Recipe } from '../pictures/pictures.ts'
import { usualVoices } from './voices.ts'

/** A name that this machine's clock can tell the time by, such as `Europe/Moscow`. */
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
const listOf = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1, 'one at least'))

/** A rebus's drawings: one for each attempt, and the one that takes it apart. */
export const levels = ['hard', 'easier', 'easiest', 'solved'] as const

/**
 * A drawing: composed from a recipe, or an SVG or PNG file of one's own beside the quiz file.
 * `description` is read out in its stead and never gives the answer.
 */
const Drawing = v.strictObject({
  description: Text,
  recipe: v.optional(Recipe),
  file: v.optional(v.pipe(Text, v.regex(/\.(svg|png)$/i, 'a name that ends in .svg or .png'))),
})

const Rebus = v.strictObject({
  /** as Pavel names it when it is solved or given up */
  answer: Text,
  /** synonyms and other spellings that count as well */
  accept: v.array(Text),
  /** one spoken sentence: why the answer is the answer */
  why: Text,
  pictures: v.strictObject(v.entriesFromList(levels, Drawing)),
})

const Tier = v.strictObject({
  /** the fewest points that win it */
  atLeast: Whole,
  /** in per cent; 100 is a free ticket */
  discount: wholeBetween(0, 100),
  title: Text,
  /** the title as Pavel says it */
  spoken: Text,
  /** a file of promo codes beside the quiz file, one a line; codes are generated where there is none */
  codes: v.optional(Text),
})

/** A quiz file: everything about one quiz in one language. What its parts must be to each other is in `faults.ts`. */
export const Quiz = v.pipe(
  v.strictObject({
    language: v.picklist(['ru', 'en']),
    title: Text,
    /** what differs from the usual voice of the language (voice.ts) */
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
    /** how long Pavel waits for the caller to begin */
    listenSeconds: wholeBetween(3, 60),
    /** how long a game waits after the line was lost */
    graceMinutes: wholeBetween(1, 24 * 60),
    /** points by attempt, the first attempt first */
    points: v.strictTuple([Whole, Whole, Whole]),
    /** from the best down; the last one starts at 0 */
    tiers: listOf(Tier),
    /** when people may be called: full hours where the number lives, or in `timeZone` where that is not known */
    callHours: v.optional(
      v.pipe(
        v.strictObject({ from: wholeBetween(0, 23), to: wholeBetween(1, 24), timeZone: v.optional(TimeZone, 'Europe/Moscow') }),
        v.check(({ from, to }) => from < to, 'a later hour in `to` than in `from`'),
      ),
      { from: 9, to: 21 },
    ),
    /** `keptDays`: after so many days whatever tells of a person is erased, as the text promises; another text is another version */
    consent: v.strictObject({ version: Text, text: Text, keptDays: v.optional(wholeBetween(1, 3650)) }),
    rebuses: listOf(Rebus),
  }),
  v.transform((quiz) => ({ ...quiz, voice: { ...usualVoices[quiz.language], ...quiz.voice } })),
)

export type Quiz = v.InferOutput<typeof Quiz>
export type Rebus = v.InferOutput<typeof Rebus>
export type Tier = v.InferOutput<typeof Tier>
export type Drawing = v.InferOutput<typeof Drawing>
export type Level = (typeof levels)[number]
