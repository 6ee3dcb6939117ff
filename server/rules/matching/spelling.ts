import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import type { Expected, Language } from './attempt.ts'
import { wordsOf } from './normalise.ts'

/** Words joined without spaces, and which letters are in them, as a set of 32 bits. */
export type Joined = { text: string; letters: number }

/**
 * A run of words: `whole` as they are, `forms` with all words stemmed, and with only the last one stemmed («дед лайном»). `digits` are
 * those in it.
 */
export type Written = { whole: Joined; forms: readonly [Joined, ...Joined[]]; digits: string }

/** One of the quiz's spellings of an answer; `length` is in words. */
export type Spelling = Written & { text: string; length: number }

/** A normalised word and its stem. */
export type Stemmed = { word: string; stem: string }

/** Returns every accepted spelling of a rebus's answer. The result is cached for as long as the quiz is in use. */
export function spellingsOf(expected: Expected, language: Language): readonly Spelling[] {
  const spellings = cache[language].get(expected) ?? readSpellings(expected, language)
  cache[language].set(expected, spellings)
  return spellings
}

// A quiz never changes once it is read, and stemming its spellings again would take most of the time of judging an answer.
const cache = { ru: new WeakMap<Expected, readonly Spelling[]>(), en: new WeakMap<Expected, readonly Spelling[]>() }

function readSpellings({ answer, accept }: Expected, language: Language): Spelling[] {
  return [answer, ...accept]
    .map((text) => {
      const words = wordsOf(text, language)
      return { text, length: words.length, ...joinWords(words.map((word) => ({ word, stem: stemOf(word, language) }))) }
    })
    .filter(({ whole }) => whole.text !== '')
}

/** Returns a key that is equal for spellings of the same answer: case, script, spaces and hyphens make no difference. */
export function spellingKey(text: string, language: Language): string {
  return wordsOf(text, language).join('')
}

/** Joins stemmed words into one run. */
export function joinWords(words: readonly Stemmed[]): Written {
  const stems = words.map(({ stem }) => stem).join('')
  const whole = words.map(({ word }) => word).join('')
  const last = words.at(-1)
  const lastStemmed = last ? whole.slice(0, whole.length - last.word.length) + last.stem : stems
  return {
    whole: joined(whole),
    forms: lastStemmed === stems ? [joined(stems)] : [joined(stems), joined(lastStemmed)],
    digits: whole.replace(/\D/g, ''),
  }
}

const joined = (text: string): Joined => ({ text, letters: lettersIn(text) })

/** Several letters may share a bit: then words look more alike than they are, and are compared in full. */
function lettersIn(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

// A stem of fewer than three letters would be shared by too many words, so such a word is its own stem.
const minStemLength = 3

/** Returns the Snowball stem of a word: «дедлайнами» and «дедлайн» have the same one. */
export function stemOf(word: string, language: Language): string {
  const stem = language === 'ru' ? russian(word) : english(word)
  return stem.length < minStemLength ? word : stem
}
