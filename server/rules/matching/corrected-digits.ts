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
  const { from, to } = deniedUntil[language]
  for (const [at, word] of words.entries()) {
    if (from.test(word) && words.slice(at).some((later) => to.test(later))) isDenied = true
    if (isDenied && to.test(word)) isDenied = false
    if (corrections[language].test(word)) parts.push([])
    else if (!isDenied) parts.at(-1)?.push(word)
  }
  return parts
}

/**
 * Returns whether all digits were said, and then one more after a mere «нет»: nobody can tell which of them it corrects. `parts` are the
 * digits before, between and after the corrections in these words.
 */
export function isUnclear(
  parts: readonly string[],
  words: readonly string[],
  { all, language }: { all: number; language: Language },
): boolean {
  if (parts[0]?.length !== all || words.some((word) => deniedUntil[language].to.test(word))) return false
  const said = words.filter((word) => corrections[language].test(word))
  const last = parts.findLastIndex((part) => part !== '')
  return last > 0 && parts[last]?.length === 1 && said.slice(0, last).every((word) => refusals.test(word))
}

const refusals = /^(?:нет|не|no|nope|not|wait)$/

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
