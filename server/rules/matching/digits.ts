import type { Language } from './attempt.ts'
import { isLongerThan, normalise, wordsOf } from './normalise.ts'
import { wordsIn } from './words.ts'

const maxHeardLength = 500

/** How many digits are expected: at least `from`, at most `to`. */
type Length = { from: number; to: number }

/**
 * Returns the digits in what was said or typed: «четыре восемь два один», «сорок восемь двадцать один», `48-21`. A code that is said
 * twice in a row counts once. Returns null when there are fewer or more digits than expected.
 */
export function readDigits(heard: string, language: Language, length: Length = { from: 4, to: 4 }): string | null {
  if (isLongerThan(maxHeardLength, heard)) return null
  return (
    withoutRepetition(digitsOf(heard, language), length) ??
    withoutRepetition(digitsOf(correctDigits(heard, language), language), length)
  )
}

function digitsOf(heard: string, language: Language): string {
  return wordsOf(heard, language)
    .filter((word) => /^[0-9]+$/.test(word))
    .join('')
}

function withoutRepetition(said: string, { from, to }: Length): string | null {
  const half = said.slice(0, said.length / 2)
  const fits = (digits: string) => digits.length >= from && digits.length <= to
  if (fits(half) && said === half + half) return half
  return fits(said) ? said : null
}

function correctDigits(heard: string, language: Language): string {
  const { mistakenDigits } = wordsIn(language)
  return normalise(heard)
    .split(' ')
    .map((word) => mistakenDigits.get(word) ?? word)
    .join(' ')
}
