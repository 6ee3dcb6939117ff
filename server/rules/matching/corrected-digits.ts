import type { Language } from './attempt.ts'

/** Words that take back digits that were said before. */
const corrections: Record<Language, RegExp> = {
  ru: /^(нет|не|ой|точнее|вернее|верней|стоп|ошиб\S+|сначала|заново|извините|простите|отмена)$/,
  en: /^(no|nope|sorry|wait|mean|rather|oops|correction|scratch|not)$/,
}

/** After «не» stands what was wrong, up to «а»: «не один, а пять». */
const deniedUntil: Record<Language, { from: RegExp; to: RegExp }> = {
  ru: { from: /^не$/, to: /^а$/ },
  en: { from: /^not$/, to: /^but$/ },
}

/** Returns the words in the parts that corrections divide them into: «один два, нет, один три» has two parts. */
export function partsOf(words: readonly string[], language: Language): string[][] {
  const parts: string[][] = [[]]
  let isDenied = false
  for (const [at, word] of words.entries()) {
    const { from, to } = deniedUntil[language]
    if (from.test(word) && words.slice(at).some((later) => to.test(later))) isDenied = true
    if (isDenied && to.test(word)) isDenied = false
    if (corrections[language].test(word)) parts.push([])
    else if (!isDenied) parts.at(-1)?.push(word)
  }
  return parts
}

/**
 * Returns the digits that are meant where later ones correct earlier ones; null where their number does not fit. What is said last
 * takes the place of as many digits before it; or it is the whole code, said anew; or what was missing.
 */
export function correctedDigits(parts: readonly string[], fits: (digits: string) => boolean): string | null {
  const [first = '', ...later] = parts.filter((part) => part !== '')
  let said = first
  for (const tail of later) said = replacing(said, tail, fits)
  return fits(said) ? said : null
}

function replacing(said: string, tail: string, fits: (digits: string) => boolean): string {
  const replaced = said.slice(0, Math.max(0, said.length - tail.length)) + tail
  const continued = Array.from({ length: said.length + 1 }, (_, kept) => said.slice(0, kept) + tail)
  return [replaced, ...continued].find(fits) ?? replaced
}
