import { withAsciiDigits } from '../decimal-digits/decimal-digits.ts'
import { inScriptOf } from './alphabet.ts'
import type { Language } from './attempt.ts'
import { withDigits } from './numerals.ts'
import { wordsIn } from './words.ts'

/**
 * Returns the normalised words of a text, in the alphabet of the language and with spoken numbers as digits: “24/7” and
 * «двадцать четыре семь» both become `24`, `7`.
 */
export function wordsOf(text: string, language: Language): string[] {
  const words = normalise(text).split(' ').filter(Boolean)
  return withDigits(
    words.map((word) => inScriptOf(word, language)),
    wordsIn(language).numerals,
  )
}

/**
 * Returns whether a text is longer than `most` characters, as it is or once it is normalised: a single character may stand for
 * eighteen («ﷺ»).
 */
export function isLongerThan(most: number, text: string): boolean {
  return text.length > most || normalise(text).length > most
}

/**
 * Returns a text as words of lower-case letters and digits with single spaces between them. «ё» becomes «е», and accents and invisible
 * characters are removed. The digits of other scripts become ours. Apostrophes join (“isn’t” is one word); everything else that is neither letter nor digit separates words.
 */
export function normalise(text: string): string {
  return withAsciiDigits(text.normalize('NFKD'))
    .toLowerCase()
    .replace(/\u0438\u0306/g, 'й') // the only accent that makes a different letter; ё loses its dots like any other
    .replace(/[\p{M}\p{Cf}'’ʼ`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
