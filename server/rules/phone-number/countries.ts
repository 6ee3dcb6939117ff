import { getCountries, isSupportedCountry } from 'libphonenumber-js/max'
import type { CallRules } from './call-rules.ts'
import { countryOf, type E164 } from './e164.ts'

const languages = ['ru', 'en'] as const
type Language = (typeof languages)[number]

const namesIn: Record<Language, Intl.DisplayNames> = {
  ru: new Intl.DisplayNames('ru', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}

/** Returns what people call the country with this ISO 3166-1 code. */
export function nameOfCountry(code: string, language: Language): string {
  return namesIn[language].of(code) ?? code
}

/** Returns the ISO 3166-1 code of a country that is named in Russian, in English or by its code; null for what is none. */
export function countryNamed(typed: string): string | null {
  const wanted = plain(typed)
  const code = wanted.toUpperCase()
  if (isSupportedCountry(code)) return code
  return getCountries().find((each) => languages.some((language) => plain(nameOfCountry(each, language)) === wanted)) ?? null
}

const plain = (name: string) => name.trim().toLowerCase().replaceAll('ё', 'е')

type PlayRules = { callRules: Pick<CallRules, 'countries'>; isOnlyForTheseCountries: boolean }

/** Returns whether this number can play. Kazakhstan shares +7 with Russia, but is a country of its own. */
export function mayPlay(phone: E164, { callRules: { countries }, isOnlyForTheseCountries }: PlayRules): boolean {
  return !isOnlyForTheseCountries || countries.includes(countryOf(phone) ?? '')
}
