import type { Language } from './decision.ts'
import { wordsOf } from './normalise.ts'

/** Set phrases by their normalised words, and what each of them stands for. */
export type Lexicon<Meaning> = { meanings: ReadonlyMap<string, Meaning>; longest: number }

/** Reads a word list once, at start. A phrase that two meanings claim keeps the later one. */
export function lexicon<Meaning extends string>(
  phrases: Record<Meaning, readonly string[]>,
  language: Language,
): Lexicon<Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const [meaning, list] of Object.entries(phrases) as [Meaning, readonly string[]][]) {
    for (const phrase of list) meanings.set(wordsOf(phrase, language).join(' '), meaning)
  }
  return { meanings, longest: Math.max(...[...meanings.keys()].map((phrase) => phrase.split(' ').length)) }
}

/** The longest phrase that begins at a word. */
export function phraseAt<Meaning>({ meanings, longest }: Lexicon<Meaning>, words: readonly string[], at: number) {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const meaning = meanings.get(words.slice(at, at + length).join(' '))
    if (meaning !== undefined) return { meaning, length }
  }
  return null
}
