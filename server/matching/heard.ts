import type { Language } from './decision.ts'
import { normalise } from './normalise.ts'
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
