import type { OwnCommands, Rebus } from '../quiz/quiz.ts'

/**
 * The answers that a rebus accepts, the words that it refuses however near they are, and its pictures, whose pieces people name on the
 * way to the answer.
 */
export type Expected = Pick<Rebus, 'answer' | 'accept'> & Partial<Pick<Rebus, 'refuse' | 'pictures'>>

/**
 * What is judged: the words that were heard or typed, the current rebus, the quiz's `others`, and its own commands. `confidence`: the
 * recogniser's, from 0 to 1, where it has one.
 */
export type Attempt = {
  heard: string
  rebus: Expected
  others: readonly Expected[]
  language: Language
  commands?: OwnCommands | undefined
  isTyped?: boolean
  confidence?: number | undefined
}

/** The languages that quizzes can be in. */
export type Language = 'ru' | 'en'

/**
 * How close a run of words is to a spelling; `distance` is the edit distance in letters. Words that sound alike may differ in more of
 * them.
 */
export type Closeness =
  | { by: 'accepted spelling' | 'word form' | 'diminutive' | 'sounds alike' }
  | { by: 'close spelling'; distance: number }

/** Whether an answer is right, and why: `matched` holds the normalised words that decided it, `spelling` the quiz's own spelling. */
export type Match =
  | { right: true; reason: 'accepted spelling' | 'word form' | 'diminutive' | 'sounds alike'; matched: string; spelling: string }
  | { right: true; reason: 'close spelling'; matched: string; spelling: string; distance: number }
  | { right: true; reason: 'inside a phrase'; matched: string; spelling: string; closeness: Closeness }
  | { right: false; reason: 'negated' | "another rebus's answer"; matched: string; spelling: string }
  | { right: false; reason: 'a list of guesses'; guesses: string[] }
  | { right: false; reason: 'nothing heard' | 'no match' | 'too long' }

export type Reason = Match['reason']
