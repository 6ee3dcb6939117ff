import type { Language } from './decision.ts'
import { withDigits } from './numerals.ts'
import { inScriptOf } from './script.ts'
import { wordsIn } from './words.ts'

/**
 * The words of a text, normalised, in the letters of the language, spoken numbers in digits:
 * “24/7” and «двадцать четыре семь» are both `24`, `7`.
 */
export function wordsOf(text: string, language: Language): string[] {
  const words = normalise(text).split(' ').filter(Boolean)
  return withDigits(
    words.map((word) => inScriptOf(word, language)),
    wordsIn(language).numerals,
  )
}

/**
 * Letters and digits in lower case, single spaces between the words: case, ё, accents, punctuation, invisible marks are gone.
 * Apostrophes join («isn’t» is one word), everything else that is neither letter nor digit separates.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\u0438\u0306/g, 'й') // the one accent that makes another letter; ё loses its dots like any accent
    .replace(/[\p{M}\p{Cf}'’ʼ`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
