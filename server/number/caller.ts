import { isRussianTollFree, valid, type E164 } from './e164.ts'

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
