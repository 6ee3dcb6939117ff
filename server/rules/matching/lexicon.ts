import type { Language } from './attempt.ts'
import { wordsOf } from './normalise.ts'

/** The meanings of set phrases, by the normalised words of each; `longest` is the length in words of the longest that a word begins. */
export type Lexicon<Meaning> = { meanings: ReadonlyMap<string, Meaning>; longest: ReadonlyMap<string, number> }

/** Returns the lexicon of phrases whose words are normalised. */
export function lexiconFrom<Meaning>(meanings: ReadonlyMap<string, Meaning>): Lexicon<Meaning> {
  const longest = new Map<string, number>()
  for (const phrase of meanings.keys()) {
    const [first = '', ...others] = phrase.split(' ')
    longest.set(first, Math.max(longest.get(first) ?? 0, others.length + 1))
  }
  return { meanings, longest }
}

/** Builds a lexicon from the phrases of each meaning. A phrase that is listed under two meanings gets the later one. */
export function buildLexicon<Meaning extends string>(
  phrases: Record<Meaning, readonly string[]>,
  language: Language,
): Lexicon<Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const [meaning, list] of Object.entries(phrases) as [Meaning, readonly string[]][]) {
    for (const phrase of list) meanings.set(wordsOf(phrase, language).join(' '), meaning)
  }
  return lexiconFrom(meanings)
}

/** Returns the longest phrase that begins at the word with the index `at`, and its length in words; null when none does. */
export function phraseAt<Meaning>({ meanings, longest }: Lexicon<Meaning>, words: readonly string[], at: number) {
  const most = longest.get(words[at] ?? '') ?? 0
  for (let length = Math.min(most, words.length - at); length > 0; length--) {
    const meaning = meanings.get(length === 1 ? (words[at] as string) : words.slice(at, at + length).join(' '))
    if (meaning !== undefined) return { meaning, length }
  }
  return null
}
