import * as v from 'valibot'
import { Recipe } from '../pictures/recipe.ts'

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty())
const Whole = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A rebus's drawings: one for each attempt, and the one that takes it apart. */
export const LEVELS = ['hard', 'easier', 'easiest', 'solved'] as const

/** A drawing: composed from a recipe, or a file of one's own beside the quiz file. `description` never gives the answer. */
const Drawing = v.strictObject({
  description: Text,
  recipe: v.optional(Recipe),
  file: v.optional(Text),
})

const Rebus = v.strictObject({
  /** as Pavel names it when it is solved or given up */
  answer: Text,
  /** synonyms and other spellings that count as well */
  accept: v.array(Text),
  /** one spoken sentence: why the answer is the answer */
  why: Text,
  pictures: v.strictObject(v.entriesFromList(LEVELS, Drawing)),
})

/** `discount` in per cent; 100 is a free ticket. `title` as shown, `spoken` as Pavel says it. */
const Tier = v.strictObject({ atLeast: Whole, discount: v.pipe(Whole, v.maxValue(100)), title: Text, spoken: Text })

/** A quiz file: everything about one quiz in one language. */
export const Quiz = v.strictObject({
  language: v.picklist(['ru', 'en']),
  title: Text,
  /** `speaker` below VoiceList, `recogniser` below ASRProfileList */
  voice: v.strictObject({ speaker: Text, recogniser: Text }),
  /** how long Pavel waits for the caller to begin */
  listenSeconds: v.pipe(Whole, v.minValue(3), v.maxValue(60)),
  /** how long a game waits after the line was lost */
  graceMinutes: v.pipe(Whole, v.minValue(1), v.maxValue(24 * 60)),
  /** points by attempt, the first attempt first */
  points: v.strictTuple([Whole, Whole, Whole]),
  /** from the best down; the last one starts at 0 */
  tiers: v.pipe(v.array(Tier), v.minLength(1)),
  consent: v.strictObject({ version: Text, text: Text }),
  rebuses: v.pipe(v.array(Rebus), v.minLength(1)),
})

export type Quiz = v.InferOutput<typeof Quiz>
export type Rebus = v.InferOutput<typeof Rebus>
export type Tier = v.InferOutput<typeof Tier>
export type Drawing = v.InferOutput<typeof Drawing>
export type Level = (typeof LEVELS)[number]
