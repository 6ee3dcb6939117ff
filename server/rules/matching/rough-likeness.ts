import { distance } from 'fastest-levenshtein'
import type { Language } from './attempt.ts'

/** Whether a word of a dictionary has enough in common with one of the wanted words to be compared with it. */
export type Likeness = (word: string) => boolean

/** A wanted word as rough sounds, and which are in it; `spare` is how many of them may differ. */
type Wanted = { sounds: string; set: number; spare: number }

/** In letters: how much of its end inflecting may change in a word («крайний», «крайнем»). */
const endingLength = 2

/** Fewer letters of a beginning would let every word pass. */
const shortestStart = 4

/**
 * Returns what throws out nearly all words of a dictionary, inflected or not, before anything is compared: those that begin otherwise.
 * It errs on the side of keeping, so that what it keeps has to be compared.
 */
export function likenessTo(words: readonly string[], language: Language): Likeness {
  const wanted = [...new Set(words)].map((word): Wanted => {
    const sounds = roughly(word, language)
    return { sounds, set: setOf(sounds), spare: word.length > 12 ? 3 : word.length > 8 ? 2 : 1 }
  })
  const byFirst = Map.groupBy(wanted, ({ sounds }) => sounds.charAt(0))
  return (word) => {
    const start = roughly(word.slice(0, Math.max(shortestStart, word.length - endingLength)).toLowerCase(), language)
    const set = setOf(start)
    return byFirst.get(start.charAt(0))?.some((one) => beginsAs(start, set, one)) ?? false
  }
}

/** Any beginning of the wanted word will do that is about as long, since what follows is an ending. */
function beginsAs(start: string, set: number, wanted: Wanted): boolean {
  const { sounds, spare } = wanted
  if (start.length > sounds.length + spare || bitsIn(set & ~wanted.set) > spare) return false
  for (let length = start.length - spare; length <= start.length + spare; length++)
    if (distance(start, sounds.slice(0, Math.max(0, length))) <= spare) return true
  return false
}

/** Letters that may stand for the same sound; those of no group are not heard at all. */
const groupsIn: Record<Language, readonly string[]> = {
  ru: ['аеёиоуыэюяй', 'бп', 'вф', 'гк', 'дт', 'жшщч', 'зсц', 'л', 'м', 'н', 'р', 'х'],
  en: ['aeiouyhw', 'bp', 'vf', 'ckqgxszj', 'dt', 'l', 'm', 'n', 'r'],
}

const soundsIn = { ru: soundsOf(groupsIn.ru), en: soundsOf(groupsIn.en) }

function soundsOf(groups: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap((letters, at) => [...letters].map((letter): [string, string] => [letter, String.fromCharCode(65 + at)])),
  )
}

function roughly(word: string, language: Language): string {
  let sounds = ''
  for (const letter of language === 'en' ? withoutSilent(word) : word) {
    const sound = soundsIn[language].get(letter) ?? ''
    if (sound !== sounds.at(-1)) sounds += sound
  }
  return sounds
}

/** The beginnings that English writes with letters of another sound: “knee”, “phone”, “wrong”. */
const withoutSilent = (word: string) =>
  word
    .replace(/^(?:kn|gn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^ps/, 's')
    .replaceAll('ph', 'f')

function setOf(sounds: string): number {
  let set = 0
  for (let at = 0; at < sounds.length; at++) set |= 1 << (sounds.charCodeAt(at) & 31)
  return set
}

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
