import { toCardinal as englishNumber } from 'n2words/en-US'
import { toCardinal as russianNumber } from 'n2words/ru-RU'
import { syllable } from 'syllable'
import type { Quiz } from '../quiz/quiz.ts'

type Language = Quiz['language']

type Voice = {
  syllableMs: number
  number(value: number): string
  /** signs that are read as words */
  signs: Record<string, string>
}

/**
 * How fast the voices speak. Nobody documents it, so these are halfway between two voices of Debian that read Pavel's own sentences:
 * espeak-ng takes 59 ms a character in Russian and 58 in English, festival's speakers `msu_ru_nsh_clunits` and `kal_diphone` take 82
 * and 83. Measure a real voice before relying on more than the order of things: it may be changed by `ttsOptions`.
 */
const voices: Record<Language, Voice> = {
  ru: {
    syllableMs: 170,
    number: russianNumber,
    signs: { '%': 'процентов', '№': 'номер', '₽': 'рублей', '€': 'евро', $: 'долларов', '&': 'и', '+': 'плюс', '@': 'собака' },
  },
  en: {
    syllableMs: 250,
    number: englishNumber,
    signs: { '%': 'percent', '№': 'number', '₽': 'rubles', '€': 'euros', $: 'dollars', '&': 'and', '+': 'plus', '@': 'at' },
  },
}

const sentencePauseMs = 500
const clausePauseMs = 250

/**
 * Estimates how many seconds a voice takes to say the text: its syllables, with digits and signs read as words, and the pauses at its
 * punctuation. Good enough to compare texts and to see which one is long; a real voice may differ by a third.
 */
export function secondsOfSpeech(text: string, language: Language): number {
  const read = readOut(text.trim(), voices[language])
  const syllables = (read.match(/[\p{L}\p{M}']+/gu) ?? []).reduce((sum, word) => sum + syllablesIn(word), 0)
  const ms = syllables * voices[language].syllableMs + pausesMs(read)
  return ms / 1000
}

/** Returns the text with every number and sign as the words that a voice says for it. */
function readOut(text: string, { number, signs }: Voice): string {
  return text
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)[.,:–-](?=\d)/g, ' ')
    .replace(/\d+/g, (digits) => ` ${numeral(digits, number)} `)
    .replace(/[%№₽€$&+@]/g, (sign) => ` ${signs[sign] ?? ''} `)
}

const longestNumber = 6

/** Nobody reads «007», or a code of many digits, as one number. */
function numeral(digits: string, number: Voice['number']): string {
  const isOneNumber = digits.length <= longestNumber && (digits === '0' || !digits.startsWith('0'))
  return isOneNumber ? number(Number(digits)) : [...digits].map((digit) => number(Number(digit))).join(' ')
}

const russianVowels = /[аеёиоуыэюя]/gi
const anyVowel = /[аеёиоуыэюяaeiouy]/i

function syllablesIn(word: string): number {
  if (isSpelledOut(word)) return word.length
  return /\p{Script=Cyrillic}/u.test(word) ? (word.match(russianVowels)?.length ?? 0) : syllable(word)
}

/** Capitals that nobody could pronounce, such as «СМС», are said letter by letter. */
function isSpelledOut(word: string): boolean {
  return /^\p{Lu}+$/u.test(word) && word.length > 1 && !anyVowel.test(word)
}

/** Nothing is waited for after the last word. */
function pausesMs(read: string): number {
  const inside = read.replace(/[^\p{L}]+$/u, '')
  const sentences = inside.match(/[.!?…]+[»"”)]*(?=\s)|\n/gu)?.length ?? 0
  const clauses = inside.match(/[,;:](?=\s)|\s[—–-]\s/gu)?.length ?? 0
  return sentences * sentencePauseMs + clauses * clausePauseMs
}
