import type { Rebus } from '../quiz/quiz.ts'

/** What a rebus expects to hear. */
export type Expected = Pick<Rebus, 'answer' | 'accept'>

/** What is judged: what was heard or typed, the rebus it answers, and the quiz's other rebuses. */
export type Attempt = { heard: string; rebus: Expected; others: readonly Expected[]; language: Language }

export type Language = 'ru' | 'en'

/** How near a run of words came to a spelling; `distance` in letters. */
export type Closeness = { by: 'accepted spelling' } | { by: 'word form' } | { by: 'close spelling'; distance: number }

/** Whether an answer was right, and why. `matched` are the words that were heard, normalised; `spelling` is the quiz's own. */
export type Decision =
  | { right: true; reason: 'accepted spelling' | 'word form'; matched: string; spelling: string }
  | { right: true; reason: 'close spelling'; matched: string; spelling: string; distance: number }
  | { right: true; reason: 'inside a phrase'; matched: string; spelling: string; closeness: Closeness }
  | { right: false; reason: 'negated' | "another rebus's answer"; matched: string; spelling: string }
  | { right: false; reason: 'a list of guesses'; guesses: string[] }
  | { right: false; reason: 'nothing heard' | 'no match' | 'too long' }

export type Reason = Decision['reason']
