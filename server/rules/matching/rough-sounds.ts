import { distance } from 'fastest-levenshtein'
import type { Language } from './attempt.ts'

/** A word as it is written and as rough sounds, each with what is in it as a set of bits. */
export type Rough = { text: string; letters: number; sounds: string; set: number }

/** Letters that may stand for the same sound; those of no group are not heard at all. */
const groupsIn: Record<Language, readonly string[]> = {
  ru: ['аеиоуыэюяй', 'бп', 'вф', 'гк', 'дт', 'жшщч', 'зсц', 'л', 'м', 'н', 'р', 'х'],
  en: ['aeiouyhw', 'bp', 'vf', 'ckqgxszj', 'dt', 'l', 'm', 'n', 'r'],
}

const bits = 31

const soundsIn = { ru: soundsOf(groupsIn.ru), en: soundsOf(groupsIn.en) }

/** The groups of letters by the last bits of their codes, which are enough to tell the letters of one alphabet. */
function soundsOf(groups: readonly string[]): readonly string[] {
  const sounds = Array<string>(bits + 1).fill('')
  groups.forEach((letters, at) => {
    for (const letter of letters) sounds[letter.charCodeAt(0) & bits] = String.fromCharCode(65 + at)
  })
  return sounds
}

/** Returns how a word in small letters looks, and how it sounds to an ear that tells hardly anything apart. */
export function roughly(text: string, language: Language): Rough {
  const heard = language === 'en' ? withoutSilent(text) : text
  const known = soundsIn[language]
  let [sounds, set, last, letters] = ['', 0, '', 0]
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & bits)
  for (let at = 0; at < heard.length; at++) {
    const sound = known[heard.charCodeAt(at) & bits] ?? ''
    if (sound === '' || sound === last) continue
    sounds += sound
    last = sound
    set |= 1 << (sound.charCodeAt(0) & bits)
  }
  return { text, letters, sounds, set }
}

/** What English writes with letters of another sound, and what it only writes: “knee”, “phone”, “wrong”, “voice”. */
const withoutSilent = (word: string) =>
  word
    .replace(/^(?:kn|gn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^ps/, 's')
    .replaceAll('ph', 'f')
    .replace(/e$/, '')

/** How many letters or rough sounds may differ. */
export type Spare = { letters: number; sounds: number }

/** Returns whether two words differ in so few letters, or in so few sounds. Two letters in the wrong order are one difference. */
export function isNear(one: Rough, other: Rough, spare: Spare): boolean {
  return (
    isWithin(one.text, other.text, one.letters, other.letters, spare.letters) ||
    isWithin(one.sounds, other.sounds, one.set, other.set, spare.sounds)
  )
}

/** Each change takes away one of the letters at most, and adds one. */
function isWithin(one: string, other: string, ones: number, others: number, spare: number): boolean {
  if (Math.abs(one.length - other.length) > spare) return false
  if (spare === 0) return one === other
  if (bitsIn(ones & ~others) > spare || bitsIn(others & ~ones) > spare) return false
  return distance(one, other) <= (ones === others ? Math.max(spare, 2) : spare)
}

/** Returns whether a word is like a beginning of the other, in so few letters or sounds. */
export function isStart(start: Rough, other: Rough, spare: Spare): boolean {
  return (
    isStartWithin(start.text, other.text, start.letters & ~other.letters, spare.letters) ||
    isStartWithin(start.sounds, other.sounds, start.set & ~other.set, spare.sounds)
  )
}

function isStartWithin(start: string, whole: string, foreign: number, spare: number): boolean {
  if (start.length > whole.length + spare || bitsIn(foreign) > spare) return false
  if (spare === 0) return whole.startsWith(start)
  for (let length = Math.max(0, start.length - spare); length <= start.length + spare; length++)
    if (distance(start, whole.slice(0, length)) <= spare) return true
  return false
}

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
