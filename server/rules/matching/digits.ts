import type { Language } from './decision.ts'
import { normalise, wordsOf } from './normalise.ts'
import { wordsIn } from './words.ts'

const longestHeard = 500

/** How many digits are asked for: at least `from`, at most `to`. */
type Length = { from: number; to: number }

/**
 * The digits that were said or typed: «четыре восемь два один», «сорок восемь двадцать один», `48-21`.
 * Said twice they count once; `null` when there are fewer or more than are asked for.
 */
export function digits(heard: string, language: Language, length: Length = { from: 4, to: 4 }): string | null {
  if (heard.length > longestHeard) return null
  return once(digitsOf(heard, language), length) ?? once(digitsOf(asDigits(heard, language), language), length)
}

function digitsOf(heard: string, language: Language): string {
  return wordsOf(heard, language)
    .filter((word) => /^[0-9]+$/.test(word))
    .join('')
}

function once(said: string, { from, to }: Length): string | null {
  const half = said.slice(0, said.length / 2)
  const fits = (digits: string) => digits.length >= from && digits.length <= to
  if (fits(half) && said === half + half) return half
  return fits(said) ? said : null
}

function asDigits(heard: string, language: Language): string {
  const { mistakenDigits } = wordsIn(language)
  return normalise(heard)
    .split(' ')
    .map((word) => mistakenDigits.get(word) ?? word)
    .join(' ')
}
