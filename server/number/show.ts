import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isRussianTollFree, type E164 } from './e164.ts'

const NO_BREAK_SPACE = '\u00A0'

/** For people: `8 800 555-35-35`, `+7 916 123-45-67`, `+49 30 901820`. The spaces do not break. */
export function showNumber(phone: E164): string {
  const number = parsePhoneNumberFromString(phone)
  if (!number) return phone
  const groups = number.formatInternational().split(' ')
  if (isRussianTollFree(number)) groups[0] = '8'
  const [country, code, ...rest] = groups
  return number.countryCallingCode === '7' ? unbroken(country, code, rest.join('-')) : unbroken(...groups)
}

/** For logs that people read and for pages that others may see: `+7 916 ···-··-67`, only the code and the last two digits. */
export function maskNumber(phone: E164): string {
  const [first = '', ...groups] = showNumber(phone).split(NO_BREAK_SPACE)
  if (groups.length === 0) return masked(first)
  const shown = groups.length > 1 ? 1 : 0
  return unbroken(first, ...groups.slice(0, shown), masked(groups.slice(shown).join(NO_BREAK_SPACE)))
}

function masked(digits: string): string {
  return digits.replace(/\d(?=.*\d.*\d)/g, '·')
}

/** The address of a link that dials the number: `tel:+79161234567` (RFC 3966). */
export function dialHref(phone: E164): string {
  return `tel:${phone}`
}

function unbroken(...groups: (string | undefined)[]): string {
  return groups.join(NO_BREAK_SPACE)
}
