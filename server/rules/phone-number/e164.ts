import { type E164Number, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'

// The `max` metadata (157 kB, on the server only), because `min` does not know toll-free numbers and `mobile` lacks fixed lines.

/** A valid phone number in ITU-T E.164 format, such as `+79161234567`. */
export type E164 = E164Number

/** Returns the valid number in a text, read as in Russia (`8 916 …`, `+7 916 …`, `8-10-49 …`); null when there is none. */
export function readNumber(text: string): E164 | null {
  return parseValid(text)?.number ?? null
}

/** Does the same as {@link readNumber}, but returns what the numbering plan knows as well: country, kind, national part. */
export function parseValid(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text, 'RU')
  return number?.isValid() ? number : null
}

/** Returns whether a number is outside Russia, where 8-800 cannot be dialled. Kazakhstan shares +7 but counts as abroad. */
export function isAbroad(phone: E164): boolean {
  return countryOf(phone) !== 'RU'
}

/** Returns the ISO 3166-1 code of a number's country; undefined for numbers that belong to no country. */
export function countryOf(phone: E164): string | undefined {
  return parsePhoneNumberFromString(phone)?.country
}

/** The numbers in our own examples and in .env.example. They are other people's. */
const examples = ['+78005553535', '+74950000000']

/** Returns whether a number in E.164 stands in our examples, and so is somebody else's. */
export function isExampleNumber(phone: string): boolean {
  return examples.includes(phone)
}

/** Returns whether nobody pays to call a number in E.164. Carriers often refuse calls that come from such a one. */
export function isTollFree(phone: string): boolean {
  return parseValid(phone)?.getType() === 'TOLL_FREE'
}

/** Returns whether a number is a Russian toll-free one (8-800, 8-804). Nobody calls from these numbers. */
export function isRussianTollFree(number: PhoneNumber): boolean {
  return number.country === 'RU' && number.getType() === 'TOLL_FREE'
}

/**
 * Returns the number in a caller ID, which may be written `89…`, `79…`, `+79…` or `9…`, because the telephone network promises no format
 * (scenario/voxengine.md §10). Returns null for a hidden caller and for anything that cannot be called back: `''`, `anonymous`,
 * zeros, short numbers, SIP names.
 */
export function normaliseCaller(callerId: string): E164 | null {
  const number = parseSignalled(callerId)
  return number && !isRussianTollFree(number) ? number.number : null
}

/** Returns the number that was called, which may be written in the same ways; null for what is no number. */
export function normaliseCalled(called: string): E164 | null {
  return parseSignalled(called)?.number ?? null
}

function parseSignalled(text: string): PhoneNumber | null {
  if (!/^\+?[\d\s().-]{10,24}$/.test(text)) return null
  const digits = text.replace(/\D/g, '')
  return text.startsWith('+') ? parseValid(`+${digits}`) : fromDigits(digits)
}

/** Without a plus, the digits are more likely a Russian number than a foreign one that happens to have the same digits. */
function fromDigits(digits: string) {
  if (digits.length < 10) return null
  return parseValid(digits) ?? parseValid(`+${digits.replace(/^00/, '')}`)
}

/** Returns a number's digits: `national` has neither country code nor trunk prefix, `international` begins with the country code. */
export function digitsOf(phone: E164): { national: string; international: string } {
  const international = phone.slice(1)
  return { national: parsePhoneNumberFromString(phone)?.nationalNumber ?? international, international }
}
