import { type PhoneNumber, validatePhoneNumberLength } from 'libphonenumber-js/max'
import { type E164, isRussianTollFree, valid } from './e164.ts'

export type NumberProblem = 'empty' | 'not a number' | 'too short' | 'too long' | 'impossible' | 'ours' | 'emergency'

export type ParsedNumber = { phone: E164 } | { problem: NumberProblem }

const emergency = new Set(['01', '02', '03', '04', '101', '102', '103', '104', '110', '112', '911', '999'])

// E.164 allows 15 digits; `8~10` or `00` may stand before them.
const mostDigits = 18
const longestText = 64

/**
 * The number that a visitor typed: any local spelling of a Russian one, mobile or fixed; a foreign one after `+`, `00` or `8-10`.
 * Words around it are forgiven («мой номер 8 916 …»). `ours` are the numbers that are called to play:
 * neither they nor any other 8-800 number can be a caller's.
 */
export function parseNumber(typed: string, { ours }: { ours: readonly E164[] }): ParsedNumber {
  const text = plain(typed)
  const problem = problemOfText(text)
  if (problem) return { problem }
  const number = valid(text) ?? valid(withEight(text))
  if (!number) return { problem: problemOfLength(text) }
  if (ours.includes(number.number) || isRussianTollFree(number)) return { problem: 'ours' }
  return canCall(number) ? { phone: number.number } : { problem: 'impossible' }
}

/** Full-width digits, no-break spaces and invisible marks come with pasted numbers; `00` is how most of the world writes `+`. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^00\s*(?=[1-9])/, '+')
}

function problemOfText(text: string): NumberProblem | null {
  const digits = text.replace(/\D/g, '')
  if (text === '') return 'empty'
  if (digits === '') return 'not a number'
  if (digits.length > mostDigits) return 'too long'
  // Letters that touch digits make an address or a password of it: `a79161234567@example.com`.
  if (text.length > longestText || /\p{L}\d|\d\p{L}|@/u.test(text)) return 'not a number'
  return emergency.has(digits) ? 'emergency' : null
}

/** `+8 916 …` is a slip for `8 916 …`: no country code begins with 89. */
function withEight(text: string): string {
  return text.replace(/^\+\s*8/, '8')
}

function problemOfLength(text: string): NumberProblem {
  switch (validatePhoneNumberLength(text, 'RU')) {
    case 'NOT_A_NUMBER':
      return 'not a number'
    case 'TOO_SHORT':
      return 'too short'
    case 'TOO_LONG':
      return 'too long'
    case 'INVALID_LENGTH':
      // Between the lengths that a plan knows: Russia has numbers of 10 digits and service ones of 14.
      return text.replace(/\D/g, '').length > 11 ? 'too long' : 'too short'
    default:
      return 'impossible'
  }
}

function canCall(number: PhoneNumber): boolean {
  return number.getType() !== 'TOLL_FREE' && number.getType() !== 'PREMIUM_RATE'
}
