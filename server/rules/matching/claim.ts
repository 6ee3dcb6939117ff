import type { Mention } from './mentions.ts'

/**
 * Something that the caller put forward or denied: an answer that the quiz knows, or any other word. `isPresented`: it stands after
 * «это» or “that's”. `isExplained`: «это» stands after it, and then what it is. `isChoice`: it was put forward to choose from. `isPast`:
 * the caller says that he thought so before.
 */
export type Claim = {
  words: string
  mention: Mention | null
  isDenied: boolean
  isPresented: boolean
  isExplained: boolean
  isChoice: boolean
  isPast: boolean
  clause: Clause
}

/**
 * The words between two pauses, or between words such as «или» and «а»: a sentence, or bare words as in a list. `insteadOf` is the
 * clause that «или» sets it against. `isPolite`: a question that only sounds like a denial («разве не дедлайн»). `isAsked`: it ends with a question mark.
 * `adds`: it puts another claim forward («а может»), or only goes on («и»).
 */
export type Clause = {
  isSentence: boolean
  isPolite: boolean
  isPresenting: boolean
  isAsked: boolean
  insteadOf: Clause | null
  adds: 'another claim' | 'more words' | null
}

/**
 * The state of reading an utterance. `denies` is how many of the following words the last «не» still denies; `isCorrection`: the next
 * answer takes the place of the last claim; `isPast`: the caller tells what he thought before. `isChoice`: what follows is to choose
 * from; so it is from the claim at `betweenFrom` on, once there is an «и». `hedgedFrom` is how many claims preceded the last «может».
 */
export type Reading = {
  claims: Claim[]
  clause: Clause
  denies: number
  last: Claim | null
  isCorrection: boolean
  isPast: boolean
  isChoice: boolean
  betweenFrom: number | null
  hedgedFrom: number | null
}

/** Returns the state before the first word. */
export function newReading(): Reading {
  return {
    claims: [],
    clause: newClause(),
    denies: 0,
    last: null,
    isCorrection: false,
    isPast: false,
    isChoice: false,
    betweenFrom: null,
    hedgedFrom: null,
  }
}

/** Returns a clause without words. */
export function newClause(insteadOf: Clause | null = null, adds: Clause['adds'] = null): Clause {
  return { isSentence: false, isPolite: false, isPresenting: false, isAsked: false, insteadOf, adds }
}

/** Begins a clause. «Или» may stand before a pause or another such word: «дедлайн или, скорее, пожар». */
export function beginClause(reading: Reading): void {
  const isEmpty = !reading.claims.some(({ clause }) => clause === reading.clause)
  const { insteadOf, adds } = reading.clause
  reading.clause = isEmpty ? newClause(insteadOf, adds) : newClause()
}

/** Begins a clause that adds something to what was claimed before. */
export function beginAdding(reading: Reading, adds: Clause['adds']): void {
  beginClause(reading)
  reading.clause.adds = adds
}
