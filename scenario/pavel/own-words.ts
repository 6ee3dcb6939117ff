import { matchesIn, wordsIn } from './expected-words.ts'

/** One wrong letter in so many is still the same word: a recogniser hears an echo worse than a voice. */
const lettersPerError = 5
/** From so many letters on, the beginning of a word that is still being recognised counts as that word. */
const shortestBeginning = 3
/** A single word that he said too is more likely the caller's own, unless it is this long. */
export const longWord = 5

/** Which of the words that were heard are Pavel's own, coming back from the caller's telephone. */
export function areOwn(words: readonly string[], said: readonly string[]): boolean[] {
  return words.map((word, at) => said.some((own) => isNear(word, own) || (at === words.length - 1 && isBeginning(word, own))))
}

/** The words that were heard without those that Pavel is saying. */
export function withoutOwn(words: readonly string[], said: readonly string[]): string[] {
  const own = areOwn(words, said)
  return words.filter((_, at) => !own[at])
}

/**
 * Whether all that was heard is Pavel's own voice. A word that is expected counts as his only if he said that very word, because
 * the caller may mean one that is one letter away.
 */
export function isEcho(words: readonly string[], said: readonly string[], expected: readonly string[]): boolean {
  const foreign = words.filter((word) => !said.includes(word))
  return words.length > 0 && withoutOwn(words, said).length === 0 && matchesIn(foreign, expected).length === 0
}

/**
 * What the caller said, without the echo that follows when he is interrupted. Short words that stand alone stay, since a «not» that
 * both of them said would turn the meaning round.
 */
export function callersPart(text: string, said: readonly string[], expected: readonly string[]): string {
  const tokens = text.split(/\s+/).filter((token) => wordsIn(token).length > 0)
  const words = tokens.map((token) => wordsIn(token).join(' '))
  const own = areOwn(words, said)
  const isMeant = words.map(() => false)
  for (const { at, length } of matchesIn(words, expected)) isMeant.fill(true, at, at + length)
  const isDropped = words.map((word, at) => own[at] && !isMeant[at] && (own[at - 1] || own[at + 1] || word.length >= longWord))
  return tokens.filter((_, at) => !isDropped[at]).join(' ')
}

/** Whether two words differ in no more than one letter in five. */
export function isNear(word: string, other: string): boolean {
  const most = Math.floor(Math.max(word.length, other.length) / lettersPerError)
  return word === other || (Math.abs(word.length - other.length) <= most && distance(word, other) <= most)
}

function isBeginning(word: string, of: string): boolean {
  return word.length >= shortestBeginning && of.startsWith(word)
}

/** The letters that have to be added, removed or replaced. */
function distance(word: string, other: string): number {
  const none = Array.from({ length: other.length + 1 }, (_, at) => at)
  return [...word].reduce((row, letter, at) => nextRow(row, letter, at + 1, other), none).pop() || 0
}

/** The distances between the first `count` letters of a word, of which `letter` is the last, and every beginning of `other`. */
function nextRow(row: readonly number[], letter: string, count: number, other: string): number[] {
  let left = count
  let diagonal = count - 1
  return row.map((above, to) => {
    if (to === 0) return left
    left = Math.min(diagonal + (other[to - 1] === letter ? 0 : 1), above + 1, left + 1)
    diagonal = above
    return left
  })
}
