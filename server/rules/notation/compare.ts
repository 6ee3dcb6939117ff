import { readPart } from '../pictures/pictures.ts'
import type { ReadPart } from './read-line.ts'

/** A letter that a line adds up to, and the place of the part that gives it. */
export type SpelledLetter = { letter: string; start: number; end: number }

/** Returns the letters that a line adds up to, in reading order. */
export const spell = (parts: readonly ReadPart[]): SpelledLetter[] =>
  parts.flatMap(({ part, start, end }) => [...readPart(part)].map((letter) => ({ letter, start, end })))

/**
 * A place where spelled letters and the answer were laid side by side: the same letter, another one, a letter that the answer does
 * not have, or one that only the answer has. `at` and `answerAt` count characters of either from 0.
 */
export type Compared =
  | { kind: 'same' | 'other'; letter: string; at: number; expected: string; answerAt: number }
  | { kind: 'extra'; letter: string; at: number }
  | { kind: 'missing'; expected: string; answerAt: number }

/**
 * Lays spelled letters beside an answer with as few differences as possible. Case, spaces and hyphens do not count, and «ё» is the
 * same as «е».
 */
export function compareLetters(spelled: string, answer: string): Compared[] {
  const [ours, theirs] = [countedIn(spelled), countedIn(answer)]
  const costs = costsOf(ours, theirs)
  const cost = (row: number, column: number) => costs[row]?.[column] ?? Infinity
  const compared: Compared[] = []
  let [row, column] = [0, 0]
  while (row < ours.length || column < theirs.length) {
    const [our, their] = [ours[row], theirs[column]]
    if (our && their && cost(row, column) === cost(row + 1, column + 1) + (our.key === their.key ? 0 : 1)) {
      const kind = our.key === their.key ? 'same' : 'other'
      compared.push({ kind, letter: our.letter, at: our.at, expected: their.letter, answerAt: their.at })
      row += 1
      column += 1
    } else if (our && cost(row, column) === cost(row + 1, column) + 1) {
      compared.push({ kind: 'extra', letter: our.letter, at: our.at })
      row += 1
    } else if (their) {
      compared.push({ kind: 'missing', expected: their.letter, answerAt: their.at })
      column += 1
    }
  }
  return compared
}

type Counted = { letter: string; key: string; at: number }

const countedIn = (text: string): Counted[] =>
  [...text].map((letter, at) => ({ letter, key: foldLetters(letter), at })).filter(({ key }) => key !== '')

/** Returns a text so that texts which spell the same are equal: in lower case, with «е» for «ё», without spaces and hyphens. */
export const foldLetters = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replaceAll(/[\s-]/g, '')

/** How many differences are left from each place of both texts on. */
function costsOf(ours: Counted[], theirs: Counted[]): number[][] {
  const costs = Array.from({ length: ours.length + 1 }, () => theirs.map(() => 0).concat(0))
  for (let row = ours.length; row >= 0; row -= 1)
    for (let column = theirs.length; column >= 0; column -= 1) {
      const cost = (down: number, across: number) => costs[row + down]?.[column + across] ?? Infinity
      const isSame = ours[row]?.key === theirs[column]?.key
      const isLast = row === ours.length && column === theirs.length
      const least = Math.min(cost(1, 0) + 1, cost(0, 1) + 1, cost(1, 1) + (isSame ? 0 : 1))
      if (!isLast) (costs[row] ?? [])[column] = least
    }
  return costs
}
