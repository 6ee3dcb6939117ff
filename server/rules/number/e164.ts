import { type E164Number, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'

// The `max` metadata (157 kB, on the server only): `min` cannot tell toll-free numbers, `mobile` has no fixed lines.

/** A valid number as `+79161234567` (ITU-T E.164). */
export type E164 = E164Number

/** The valid number in a text, read as a Russian would (`8 916 …`, `+7 916 …`, `8-10-49 …`); `null` if there is none. */
export function readNumber(text: string): E164 | null {
  return valid(text)?.number ?? null
}

/** As {@link readNumber}, with what the numbering plan knows: country, kind, national part. */
export function valid(text: string): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text, 'RU')
  return number?.isValid() ? number : null
}

/** Whether a Russian 8-800 number cannot be dialled from there. Kazakhstan shares +7 and is abroad. */
export function isAbroad(phone: E164): boolean {
  return countryOf(phone) !== 'RU'
}

export function countryOf(phone: E164): string | undefined {
  return parsePhoneNumberFromString(phone)?.country
}

/** 8-800 and 8-804: they are only ever called, nobody calls from them. */
export function isRussianTollFree(number: PhoneNumber): boolean {
  return number.country === 'RU' && number.getType() === 'TOLL_FREE'
}

/**
 * The caller's number as the line reports it: `89…`, `79…`, `+79…` and `9…` are one number (voxengine.md §12).
 * `null` when the caller is hidden, or is not a number that can be called: `''`, `anonymous`, zeros, short numbers, SIP names.
 */
export function normaliseCaller(callerId: string): E164 | null {
  if (!/^\+?[\d\s().-]{10,24}$/.test(callerId)) return null
  const digits = callerId.replace(/\D/g, '')
  const number = callerId.startsWith('+') ? valid(`+${digits}`) : fromDigits(digits)
  return number && !isRussianTollFree(number) ? number.number : null
}

/** The line gives digits without a plus: a Russian number is likelier than a foreign one with the same digits. */
function fromDigits(digits: string) {
  if (digits.length < 10) return null
  return valid(digits) ?? valid(`+${digits.replace(/^00/, '')}`)
}
