import type { Language } from './attempt.ts'
import { englishAsides } from './words.asides.en.ts'
import { russianAsides } from './words.asides.ru.ts'

/**
 * Returns which of these normalised words belong to an aside: courtesies («будь другом», “do me a favor”), excuses («ой, чихнул»), and what
 * is said to others or of what disturbs the caller («собака лает», “I'm on the phone”). None of them is a guess, nor changes what is asked for.
 */
export function asidesAmong(words: readonly string[], language: Language): boolean[] {
  const isAside = words.map(() => false)
  const text = words.join(' ')
  for (const found of text.matchAll(asides[language])) {
    const from = wordsBefore(text, found.index)
    isAside.fill(true, from, from + found[0].split(' ').length)
  }
  return isAside
}

/** Returns the words with such in the place of asides that say nothing either, so that what stands beside them is judged as it should be. */
export function withoutAsides(words: readonly string[], isAside: readonly boolean[], language: Language): string[] {
  return words.map((word, at) => (isAside[at] ? sayingNothing[language] : word))
}

const sayingNothing: Record<Language, string> = { ru: 'ну', en: 'well' }

const wordsBefore = (text: string, at: number) => (at === 0 ? 0 : text.slice(0, at - 1).split(' ').length)

const asides: Record<Language, RegExp> = {
  ru: new RegExp(`(?<![а-я0-9])(?:${russianAsides.join('|')})(?![а-я0-9])`, 'g'),
  en: new RegExp(`(?<![a-z0-9])(?:${englishAsides.join('|')})(?![a-z0-9])`, 'g'),
}
