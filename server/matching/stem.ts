import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import type { Language } from './decision.ts'

// Below three letters the stemmers would make one of too many words; such a word is its own stem.
const SHORTEST_STEM = 3

/** A word without its ending (Snowball): «дедлайнами» and «дедлайн» have one stem. */
export function stemOf(word: string, language: Language): string {
  const stem = language === 'ru' ? russian(word) : english(word)
  return stem.length < SHORTEST_STEM ? word : stem
}
