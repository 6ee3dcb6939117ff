import type { Language } from './attempt.ts'
import { normalise } from './normalise.ts'
import { stemOf } from './spelling.ts'

/** From this many letters on, a word stands for all words that begin with it. */
export const shortestStem = 5

/** Returns a text normalised, with the stem of each long word in its place: the form in which phrases are expected. */
export function stemmedPhrase(phrase: string, language: Language): string {
  return normalise(phrase)
    .split(' ')
    .map((word) => beginningOf(word, stemOf(word, language)))
    .join(' ')
}

/** A stem may end in another letter than its word («story», “stori”), and then no word begins with it. */
function beginningOf(word: string, stem: string): string {
  const shared = [...word].findIndex((letter, at) => letter !== stem[at])
  const beginning = shared === -1 ? word : word.slice(0, shared)
  return beginning.length >= shortestStem ? beginning : word
}
