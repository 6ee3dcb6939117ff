import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import type { Expected, Language } from './decision.ts'
import { wordsOf } from './normalise.ts'

/** A run of words: `compact` without spaces, `forms` with the stem of every word, and of the last one only («дед лайном»). */
export type Written = { compact: string; forms: readonly string[] }

/** One way to write an answer, as the quiz has it; `length` in words. */
export type Spelling = Written & { text: string; length: number }

export type Stemmed = { word: string; stem: string }

/** Every accepted spelling of a rebus's answer. */
export function spellingsOf(expected: Expected, language: Language): readonly Spelling[] {
  const spellings = known[language].get(expected) ?? readSpellings(expected, language)
  known[language].set(expected, spellings)
  return spellings
}

// A quiz is read once and never changes; stemming all of it anew is most of the time that an answer takes.
const known = { ru: new WeakMap<Expected, readonly Spelling[]>(), en: new WeakMap<Expected, readonly Spelling[]>() }

function readSpellings({ answer, accept }: Expected, language: Language): Spelling[] {
  return [answer, ...accept]
    .map((text) => {
      const words = wordsOf(text, language)
      return { text, length: words.length, ...written(words.map((word) => ({ word, stem: stemOf(word, language) }))) }
    })
    .filter(({ compact }) => compact !== '')
}

/** Two spellings with one key are the same answer: case, script, spaces and hyphens do not matter. */
export function spellingKey(text: string, language: Language): string {
  return wordsOf(text, language).join('')
}

export function written(words: readonly Stemmed[]): Written {
  const stems = words.map(({ stem }) => stem).join('')
  const compact = words.map(({ word }) => word).join('')
  const last = words.at(-1)
  return { compact, forms: last ? [stems, compact.slice(0, compact.length - last.word.length) + last.stem] : [stems] }
}

// Below three letters the stemmers would make one of too many words; such a word is its own stem.
const shortestStem = 3

/** A word without its ending (Snowball): «дедлайнами» and «дедлайн» have one stem. */
export function stemOf(word: string, language: Language): string {
  const stem = language === 'ru' ? russian(word) : english(word)
  return stem.length < shortestStem ? word : stem
}
