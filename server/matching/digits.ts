import type { Language } from './decision.ts'
import { wordsOf } from './heard.ts'
import { normalise } from './normalise.ts'
import { wordsIn } from './words.ts'

const CODE_LENGTH = 4
const LONGEST_HEARD = 500

/**
 * The four digits that were said or typed: «четыре восемь два один», «сорок восемь двадцать один», `48-21`.
 * Said twice they count once; `null` when there are not exactly four.
 */
export function digits(heard: string, language: Language): string | null {
  if (heard.length > LONGEST_HEARD) return null
  return fourDigits(heard, language) ?? fourDigits(asDigits(heard, language), language)
}

function fourDigits(heard: string, language: Language): string | null {
  const said = wordsOf(heard, language).filter((word) => /^[0-9]+$/.test(word)).join('')
  const once = said.slice(0, CODE_LENGTH)
  return said === once || said === once + once ? (once.length === CODE_LENGTH ? once : null) : null
}

function asDigits(heard: string, language: Language): string {
  const { mistakenDigits } = wordsIn(language)
  return normalise(heard).split(' ').map((word) => mistakenDigits.get(word) ?? word).join(' ')
}
