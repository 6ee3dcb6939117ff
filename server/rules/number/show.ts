import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { type E164, isRussianTollFree, readNumber } from './e164.ts'

const noBreakSpace = '\u00A0'

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
  const [first = '', ...groups] = showNumber(phone).split(noBreakSpace)
  if (groups.length === 0) return masked(first)
  const shown = groups.length > 1 ? 1 : 0
  return unbroken(first, ...groups.slice(0, shown), masked(groups.slice(shown).join(noBreakSpace)))
}

function masked(digits: string): string {
  return digits.replace(/\d(?=.*\d.*\d)/g, '·')
}

/** The address of a link that dials the number: `tel:+79161234567` (RFC 3966). */
export function dialHref(phone: E164): string {
  return `tel:${phone}`
}

function unbroken(...groups: (string | undefined)[]): string {
  return groups.join(noBreakSpace)
}

/** As many digits as a telephone number has, however they are grouped. */
const likeANumber = /\+?\d(?:[\s().-]{0,3}\d){6,}/g

/** A text for people who need no number: of whatever in it looks like one, the last two digits stay. */
export function withoutNumbers(text: string): string {
  return text.replace(likeANumber, (number) => number.replace(/\d(?=(?:\D*\d){2})/g, '·'))
}

/** A number as people write it; as it is where it is no real one. */
export function shown(number: string): string {
  const read = readNumber(number)
  return read ? showNumber(read) : number
}
