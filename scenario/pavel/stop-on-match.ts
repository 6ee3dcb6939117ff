import { isOneSyllable, type Match, matchesIn } from './expected-words.ts'

/** An interim result may be one syllable of another word, so what it holds is believed only after this long without a change. */
const unchangedMs = 300

/** What was heard over Pavel and may stop him. Times are in milliseconds since the epoch. */
export type Watch = {
  /** the newest words, without his own */
  words: readonly string[]
  matches: readonly Match[]
  /** when the words last changed */
  changedAt: number
  /** when there was a match for the first time */
  matchedAt: number
  /** when he is to fall silent if nothing else is heard; null where nothing that he waits for was said */
  stopsAt: number | null
}

/** Nothing that may stop him was heard. */
export const nothingMatched: Watch = { words: [], matches: [], changedAt: 0, matchedAt: 0, stopsAt: null }

/**
 * New words were heard. A match stops him at once if the result is final, if it has several words, or if it was in the result before
 * too; else once the words do not change any more. A single syllable always waits.
 */
export function watched(
  before: Watch,
  words: readonly string[],
  isFinal: boolean,
  at: number,
  expected: readonly string[],
): Watch {
  const matches = matchesIn(words, expected)
  if (matches.length === 0) return { ...nothingMatched, words, changedAt: at }
  const isSame = words.join(' ') === before.words.join(' ')
  const changedAt = isSame ? before.changedAt : at
  const matchedAt = before.matches.length > 0 ? before.matchedAt : at
  const isSure = isFinal || matches.some((match) => match.length > 1 || isConfirmed(match, before))
  return { words, matches, changedAt, matchedAt, stopsAt: isSure ? at : changedAt + unchangedMs }
}

function isConfirmed({ phrase }: Match, before: Watch): boolean {
  return !isOneSyllable(phrase) && before.matches.some((match) => match.phrase === phrase)
}
