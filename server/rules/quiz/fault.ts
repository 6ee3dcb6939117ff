import type { Expectation } from '../notation/notation.ts'
import type { RecipeRule } from '../pictures/pictures.ts'
import type { QuizRule } from './schema.ts'

/** What a value should have been instead of one of another type. */
export type WantedType = 'text' | 'number' | 'yes or no' | 'list' | 'object' | 'icon or scene'

/** A value that breaks a rule of the schema. `found` repeats it, as JSON writes it, shortened where it is long. */
type Found = { found: string }

/** What can be wrong with a quiz, and the values that say more about it. Rebuses, tiers and letters count from 0. */
type Kinds = Record<RecipeRule | QuizRule, Found> & {
  missing: object
  'unknown key': Found
  'wrong type': Found & { wanted: WantedType }
  /** `options` lists what may stand there, as in `("ru" | "en")` */
  'not an option': Found & { options: string }
  'not whole': Found
  'too small': Found & { least: number }
  'too large': Found & { most: number }
  'not above': Found & { bound: number }
  'text too long': Found & { most: number }
  'too few': Found & { least: number }
  'too many': Found & { most: number }

  'days not named': { days: number; text: string }
  'tier not below': { below: number; found: number }
  'lowest tier not at 0': { found: number }
  'same tier': { field: 'id' | 'discount'; tier: number; found: string }
  'tier out of reach': { most: number; found: number }
  'points rise': { most: number; found: number }
  'asks too many': { rebuses: number; found: number }
  'only one draw': { asks: number }
  'never drawn': { asks: number; sum: number; found: number }
  'same answer': { list: 'rebuses' | 'forFun'; index: number; found: string }
  'command is an answer': { list: 'rebuses' | 'forFun'; index: number; found: string }
  'same command': { command: string; found: string }
  'no drawing': object
  'nothing to take apart': object
  'several drawings': { found: number }
  'does not add up': { answer: string; reads: string }
  'another answer': { answer: string; found: string }
  'no such icon': { icon: string; near: string[] }
  /** `start` and `end` are UTF-16 units of the line; they are equal where something is missing */
  'unreadable line': { line: string; start: number; end: number; expectation: Expectation; near: string[] }
  'picture not uploaded': { file: string }
}

/** Faults of these kinds, told apart by `kind`. `at` is the path of what is faulty, such as `rebuses.0.answer`; empty for everything. */
export type FaultsOf<Kinds> = { [Kind in keyof Kinds]: { at: string; kind: Kind } & Kinds[Kind] }[keyof Kinds]

/** A fault of a quiz. What people read of it is in `views/texts/quiz-faults.ts`, by its kind. */
export type Fault = FaultsOf<Kinds>
