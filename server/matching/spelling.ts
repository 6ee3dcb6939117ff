import { stemmer as englishStem } from '@orama/stemmers/english'
import { stemmer as russianStem } from '@orama/stemmers/russian'
import type { Expected, Language } from './decision.ts'
import { wordsOf } from './heard.ts'

/** One way to write an answer. `compact` has no spaces; `forms` are its stems, word by word and as one word. */
export type Spelling = { text: string; length: number } & Written

export type Written = { compact: string; forms: readonly string[] }

/** Every accepted spelling of a rebus's answer. */
export function spellingsOf({ answer, accept }: Expected, language: Language): Spelling[] {
  return [answer, ...accept].map((text) => {
    const words = wordsOf(text, language)
    return { text, length: words.length, ...written(words, language) }
  }).filter(({ compact }) => compact !== '')
}

/** Two spellings with one key are the same answer: case, script, spaces and hyphens do not matter. */
export function spellingKey(text: string, language: Language): string {
  return wordsOf(text, language).join('')
}

export function written(words: readonly string[], language: Language): Written {
  const compact = words.join('')
  return { compact, forms: [words.map((word) => stemOf(word, language)).join(''), stemOf(compact, language)] }
}

/** Short words are their own stems: the stemmers would make one of too many of them. */
export function stemOf(word: string, language: Language): string {
  const stem = language === 'ru' ? russianStem(word) : englishStem(word)
  return stem.length < SHORTEST_STEM ? word : stem
}

const SHORTEST_STEM = 3
