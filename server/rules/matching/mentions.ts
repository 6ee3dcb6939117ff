import { distance } from 'fastest-levenshtein'
import type { Closeness, Expected, Language } from './attempt.ts'
import { type Joined, joinWords, type Spelling, spellingsOf, type Written } from './spelling.ts'
import type { Token } from './tokens.ts'

/** The words from `from` to `to` (exclusive) that name a rebus's answer. */
export type Mention = { from: number; to: number; rebus: Expected; spelling: string; closeness: Closeness }

/** A run of words and the ways to read it: with its filler words and without them («колл эээ центр»). */
type Run = { from: number; to: number; readings: readonly Written[] }

/**
 * Finds where an utterance names answers, in the order of its words and without overlaps. Where several rebuses match the same words,
 * the one that covers more of them wins («колл-центр», not «центр»), then the closest one, then the first in `rebuses`.
 */
export function mentionsOf(tokens: readonly Token[], rebuses: readonly Expected[], language: Language): Mention[] {
  const spellings = rebuses.map((rebus) => spellingsOf(rebus, language))
  const runs = runsOf(tokens, spellings.flat())
  const named = rebuses.flatMap((rebus, at) => namesOf(rebus, spellings[at] ?? [], runs))
  const size = ({ from, to }: Mention) => tokens.slice(from, to).filter(({ role }) => role === 'content').length
  return withoutOverlaps(
    named.sort((one, other) => size(other) - size(one) || distanceRank(one.closeness) - distanceRank(other.closeness)),
  ).sort((one, other) => one.from - other.from)
}

function namesOf(rebus: Expected, spellings: readonly Spelling[], runs: readonly Run[]): Mention[] {
  const names: Mention[] = []
  for (const { from, to, readings } of runs)
    for (const reading of readings)
      for (const spelling of spellings) {
        const closeness = closenessOf(reading, spelling)
        if (closeness) names.push({ from, to, rebus, spelling: spelling.text, closeness })
      }
  const words = ({ from, to }: Mention) => to - from
  return withoutOverlaps(
    names.sort((one, other) => distanceRank(one.closeness) - distanceRank(other.closeness) || words(other) - words(one)),
  )
}

function withoutOverlaps(bestFirst: readonly Mention[]): Mention[] {
  const kept: Mention[] = []
  for (const one of bestFirst) {
    if (!kept.some((other) => one.from < other.to && other.from < one.to)) kept.push(one)
  }
  return kept
}

/** Returns the runs of words that may name one of the answers. */
export function runsOf(tokens: readonly Token[], spellings: readonly Spelling[]): Run[] {
  // A recogniser splits words («дед лайн») more often than it adds them.
  const maxWords = Math.max(...spellings.map(({ length }) => length)) + 2
  const maxLetters = Math.max(...spellings.map(({ whole }) => whole.text.length)) + 8
  const bounds = tokens.flatMap((_, from) =>
    tokens.slice(from, from + maxWords).map((_, more) => ({ from, to: from + more + 1 })),
  )
  return bounds
    .filter(({ from, to }) => lettersIn(tokens.slice(from, to)) <= maxLetters)
    .map(({ from, to }) => ({ from, to, readings: readingsOf(tokens.slice(from, to)) }))
}

function readingsOf(run: readonly Token[]): Written[] {
  const whole = joinWords(run)
  const withoutFillers = run.filter(({ role }) => role !== 'filler')
  const hasOuterFiller = run[0]?.role === 'filler' || run.at(-1)?.role === 'filler'
  return hasOuterFiller || withoutFillers.length === run.length ? [whole] : [whole, joinWords(withoutFillers)]
}

function lettersIn(run: readonly Token[]): number {
  return run.reduce((letters, { word }) => letters + word.length, 0)
}

/** Returns how close what was heard is to a spelling; null when it is another word. */
function closenessOf(heard: Written, spelling: Written): Closeness | null {
  if (isSame(heard.whole, spelling.whole)) return { by: 'accepted spelling' }
  if (shareForm(heard, spelling)) return { by: 'word form' }
  const pairs = comparedBetween(heard, spelling)
  if (pairs.length === 0) return null
  const letters = Math.min(...pairs.map(([one, other]) => distance(one, other)))
  return letters <= maxDistance(spelling.whole.text.length) ? { by: 'close spelling', distance: letters } : null
}

// Three words make a thousand pairs with the spellings of a quiz, nearly all of them far apart: for those, nothing is allocated.

function shareForm(heard: Written, spelling: Written): boolean {
  for (const one of heard.forms) for (const other of spelling.forms) if (isSame(one, other)) return true
  return false
}

function isSame(one: Joined, other: Joined): boolean {
  return one.letters === other.letters && one.text === other.text
}

const none: [string, string][] = []

/**
 * Returns what has to be compared letter by letter, which takes most of the time of judging an answer: nothing for a short word, for
 * words of too different lengths or letters, and when the digits differ, since «ошибка 403» is no misspelling of «ошибка 404».
 */
export function comparedBetween(heard: Written, spelling: Written): [string, string][] {
  const most = maxDistance(spelling.whole.text.length)
  if (most === 0 || heard.digits !== spelling.digits) return none
  const stems = spelling.forms[0]
  let pairs = isNear(heard.whole, spelling.whole, most) ? [pairOf(heard.whole, spelling.whole)] : none
  for (const form of heard.forms) if (isNear(form, stems, most)) pairs = [...pairs, pairOf(form, stems)]
  return pairs
}

const pairOf = (one: Joined, other: Joined): [string, string] => [one.text, other.text]

/** Each change of a letter takes away one of them at most, and adds one. */
function isNear(one: Joined, other: Joined, most: number): boolean {
  if (Math.abs(one.text.length - other.text.length) > most) return false
  return bitsIn(one.letters & ~other.letters) <= most && bitsIn(other.letters & ~one.letters) <= most
}

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

/** A short word with one letter changed is another word («баг», «бар»); so is a longer one with two (“password”, “passport”). */
function maxDistance(length: number): number {
  if (length <= 4) return 0
  if (length <= 8) return 1
  return length <= 12 ? 2 : largestDistance
}

const largestDistance = 3

/** Returns a number to sort by: the closer the spelling, the smaller. */
export function distanceRank(closeness: Closeness): number {
  if (closeness.by === 'close spelling') return 1 + closeness.distance
  return closeness.by === 'word form' ? 1 : 0
}
