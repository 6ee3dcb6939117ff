import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { type E164, isRussianTollFree, readNumber } from './e164.ts'

const noBreakSpace = '\u00A0'

/** Formats a number for people: `8 800 555-35-35`, `+7 916 123-45-67`, `+49 30 901820`. The spaces are no-break spaces. */
export function showNumber(phone: E164): string {
  const number = parsePhoneNumberFromString(phone)
  if (!number) return phone
  const groups = number.formatInternational().split(' ')
  if (isRussianTollFree(number)) groups[0] = '8'
  const [country, code, ...rest] = groups
  return number.countryCallingCode === '7' ? joinGroups(country, code, rest.join('-')) : joinGroups(...groups)
}

/** Formats a number for log files and pages that others may see, `+7 916 ···-··-67`: only the codes and the last two digits. */
export function maskNumber(phone: E164): string {
  const [first = '', ...groups] = showNumber(phone).split(noBreakSpace)
  if (groups.length === 0) return maskDigits(first)
  const shownGroups = groups.length > 1 ? 1 : 0
  return joinGroups(first, ...groups.slice(0, shownGroups), maskDigits(groups.slice(shownGroups).join(noBreakSpace)))
}

function maskDigits(digits: string): string {
  return digits.replace(/\d(?=.*\d.*\d)/g, '·')
}

/** Returns the address of a link that dials the number, `tel:+79161234567` (RFC 3966). */
export function dialHref(phone: E164): string {
  return `tel:${phone}`
}

function joinGroups(...groups: (string | undefined)[]): string {
  return groups.join(noBreakSpace)
}

/** Matches seven or more digits, which is what a phone number has, however they are grouped. */
const numberPattern = /\+?\d(?:[\s().-]{0,3}\d){6,}/g

/** Masks everything in a text that looks like a phone number, except for its last two digits. */
export function withoutNumbers(text: string): string {
  return text.replace(numberPattern, (number) => number.replace(/\d(?=(?:\D*\d){2})/g, '·'))
}

/** Formats a text for people if it is a valid number, and otherwise returns it unchanged. */
export function showIfNumber(number: string): string {
  const read = readNumber(number)
  return read ? showNumber(read) : number
}
