import { type PhoneNumber, validatePhoneNumberLength } from 'libphonenumber-js/max'
import { withAsciiDigits } from '../decimal-digits/decimal-digits.ts'
import { type E164, isRussianTollFree, parseValid } from './e164.ts'

/** Why a typed text is not accepted as a visitor's number. */
export type NumberProblem = 'empty' | 'not a number' | 'too short' | 'too long' | 'impossible' | 'ours' | 'emergency'

/** The result of reading a typed number. */
export type ParsedNumber = { phone: E164 } | { problem: NumberProblem }

const emergency = new Set(['01', '02', '03', '04', '101', '102', '103', '104', '110', '112', '911', '999'])

// E.164 allows 15 digits, and the prefixes `8~10` or `00` come on top of them.
const maxDigits = 18
const maxTextLength = 64
/** What follows is not even cleaned up: a single character of it may stand for eighteen. */
const maxTypedLength = 1_000

/**
 * Reads the number that a visitor typed: a Russian one, mobile or fixed, in any local spelling, or a foreign one after `+`, `00` or
 * `8-10`. Words around the number are ignored («мой номер 8 916 …»). `ours` are the numbers that visitors call to play: neither these
 * nor other 8-800 numbers are accepted, because no visitor calls from one.
 */
export function parseNumber(typed: string, { ours }: { ours: readonly E164[] }): ParsedNumber {
  const text = cleanUp(typed.slice(0, maxTypedLength))
  const problem = problemOfText(text)
  if (problem) return { problem }
  const number = parseValid(text) ?? parseValid(withoutPlusBeforeEight(text))
  if (!number) return { problem: problemOfLength(text) }
  if (ours.includes(number.number) || isRussianTollFree(number)) return { problem: 'ours' }
  return canBeCaller(number) ? { phone: number.number } : { problem: 'impossible' }
}

/**
 * People type the digits of their own script; pasted numbers contain full-width ones, no-break spaces and invisible characters. Most
 * of the world dials `00` for `+`.
 */
function cleanUp(typed: string): string {
  return withAsciiDigits(typed.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^00\s*(?=[1-9])/, '+')
}

function problemOfText(text: string): NumberProblem | null {
  const digits = text.replace(/\D/g, '')
  if (text === '') return 'empty'
  if (digits === '') return 'not a number'
  if (digits.length > maxDigits) return 'too long'
  // Letters next to digits mean an address or a password, not a number: `a79161234567@example.com`.
  if (text.length > maxTextLength || /\p{L}\d|\d\p{L}|@/u.test(text)) return 'not a number'
  return emergency.has(digits) ? 'emergency' : null
}

/** `+8 916 …` is a slip for `8 916 …`, since no country code begins with 89. */
function withoutPlusBeforeEight(text: string): string {
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
      // The length lies between two valid ones: Russian numbers have 10 digits, some service numbers 14.
      return text.replace(/\D/g, '').length > 11 ? 'too long' : 'too short'
    default:
      return 'impossible'
  }
}

function canBeCaller(number: PhoneNumber): boolean {
  return number.getType() !== 'TOLL_FREE' && number.getType() !== 'PREMIUM_RATE'
}
