import type { Language } from './attempt.ts'
import { wordsOf } from './normalise.ts'

/** The meanings of set phrases, by the normalised words of each; `longest` is the length of the longest phrase in words. */
export type Lexicon<Meaning> = { meanings: ReadonlyMap<string, Meaning>; longest: number }

/** Builds a lexicon from the phrases of each meaning. A phrase that is listed under two meanings gets the later one. */
export function buildLexicon<Meaning extends string>(
  phrases: Record<Meaning, readonly string[]>,
  language: Language,
): Lexicon<Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const [meaning, list] of Object.entries(phrases) as [Meaning, readonly string[]][]) {
    for (const phrase of list) meanings.set(wordsOf(phrase, language).join(' '), meaning)
  }
  return { meanings, longest: Math.max(...[...meanings.keys()].map((phrase) => phrase.split(' ').length)) }
}

/** Returns the longest phrase that begins at the word with the index `at`, and its length in words; null when none does. */
export function phraseAt<Meaning>({ meanings, longest }: Lexicon<Meaning>, words: readonly string[], at: number) {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const meaning = meanings.get(words.slice(at, at + length).join(' '))
    if (meaning !== undefined) return { meaning, length }
  }
  return null
}
