import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type E164, isAbroad, normaliseCaller, readNumber } from '../../../server/rules/phone-number/e164.ts'
import { type NumberProblem, parseNumber } from '../../../server/rules/phone-number/parse.ts'
import { dialHref, maskNumber, showNumber } from '../../../server/rules/phone-number/show.ts'

const number = (text: string): E164 => readNumber(text) ?? expect.unreachable(`${text} is not a number`)

const ours = [number('8 800 555-35-35'), number('+7 495 123-45-00')]

const parsed = (typed: string) => parseNumber(typed, { ours })

describe('A typed number is accepted in any format', () => {
  test.each([
    ['8 (916) 123-45-67', '+79161234567'],
    ['+7 (916) 123-45-67', '+79161234567'],
    ['+79161234567', '+79161234567'],
    ['79161234567', '+79161234567'],
    ['89161234567', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['916 123 45 67', '+79161234567'],
    ['8-916-123-45-67', '+79161234567'],
    ['8.916.123.45.67', '+79161234567'],
    ['8(916)1234567', '+79161234567'],
    ['+7\u00A0916\u00A0123‑45‑67', '+79161234567'],
    ['８ ９１６ １２３ ４５ ６７', '+79161234567'],
    ['٨ ٩١٦ ١٢٣ ٤٥ ٦٧', '+79161234567'],
    ['+۷ (۹۱۶) ۱۲۳-۴۵-۶۷', '+79161234567'],
    ['८ ९१६ १२३ ४५ ६७', '+79161234567'],
    ['\u202A+79161234567\u202C', '+79161234567'],
    ['  8 916 123 45 67\n', '+79161234567'],
    ['+8 916 123 45 67', '+79161234567'],
    ['мой номер 8 916 123-45-67', '+79161234567'],
    ['8 916 123-45-67, Иван', '+79161234567'],
    ['8-495-123-45-67', '+74951234567'],
    ['(4812) 12-34-56', '+74812123456'],
    ['8 812 123-45-67 доб. 5', '+78121234567'],
    ['+7 701 234 56 78', '+77012345678'],
    ['+49 30 901820', '+4930901820'],
    ['0049 30 901820', '+4930901820'],
    ['00 49 30 901820', '+4930901820'],
    ['8-10-49-30-901820', '+4930901820'],
    ['810 375 29 123 45 67', '+375291234567'],
    ['+375 29 123-45-67', '+375291234567'],
    ['+1 (212) 555-2368', '+12125552368'],
  ])('%s is %s', (typed, phone) => {
    expect(parsed(typed)).toEqual({ phone: number(phone) })
  })
})

describe('An invalid number is rejected with what is wrong with it', () => {
  const emergency = ['01', '02', '03', '04', '101', '102', '103', '104', '112', '911', '+112', '0-2']

  test.each<[string, NumberProblem]>([
    ['', 'empty'],
    [' \u00A0\n', 'empty'],
    ['\u200B', 'empty'],
    ['Павел', 'not a number'],
    ['Робот R2D2', 'not a number'],
    ['+', 'not a number'],
    ['a79161234567@example.com', 'not a number'],
    ['<script>alert(1)</script>', 'not a number'],
    ['я'.repeat(10_000), 'not a number'],
    [`8 916 123-45-67${' и ещё'.repeat(2_000)}`, 'not a number'],
    ['7'.repeat(10_000), 'too long'],
    ['8 916 123-45-67, 8 916 765-43-21', 'too long'],
    ['8 916 123-45-678', 'too long'],
    ['+7 916 123-45-67-89', 'too long'],
    ['1', 'too short'],
    ['123-45-67', 'too short'],
    ['8 916 123-45', 'too short'],
    ['+7', 'too short'],
    ['0611', 'too short'],
    ['8 800', 'too short'],
    ['+7 000 000-00-00', 'impossible'],
    ['+7 100 123-45-67', 'impossible'],
    ['+999 123 456 789', 'impossible'],
    ['+1 800 555 2368', 'impossible'],
    ['8 809 123-45-67', 'impossible'],
    ['8 800 555-35-35', 'ours'],
    ['+7 (800) 555 35 35', 'ours'],
    ['8 800 100-00-00', 'ours'],
    ['8 495 123-45-00', 'ours'],
    ...emergency.map((typed): [string, NumberProblem] => [typed, 'emergency']),
  ])('%p: %s', (typed, problem) => {
    expect(parsed(typed)).toEqual({ problem })
  })
})

describe('The caller ID is normalised', () => {
  test.each([
    ['89161234567', '+79161234567'],
    ['79161234567', '+79161234567'],
    ['+79161234567', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['+7 916 123-45-67', '+79161234567'],
    ['74951234567', '+74951234567'],
    ['4951234567', '+74951234567'],
    ['77012345678', '+77012345678'],
    ['+4930901820', '+4930901820'],
    ['375291234567', '+375291234567'],
    ['810375291234567', '+375291234567'],
    ['00375291234567', '+375291234567'],
    ['12125552368', '+12125552368'],
  ])('%s is %s', (callerId, phone) => {
    expect(normaliseCaller(callerId)).toBe(number(phone))
  })

  const hidden = [
    '',
    ' ',
    'anonymous',
    'Anonymous',
    'unknown',
    'private',
    'restricted',
    'unavailable',
    'undefined',
    '0',
    '0000000000',
    '00000000000',
  ]
  const others = [
    '112',
    '1234567',
    '916123456',
    'pavel',
    'sip:pavel@example.com',
    '79161234567@example.com',
    '88005553535',
    '7'.repeat(10_000),
  ]
  test.each([...hidden, ...others])('%p is not a number', (callerId) => {
    expect(normaliseCaller(callerId)).toBeNull()
  })
})

test('8-800 numbers cannot be reached from outside Russia, not even from Kazakhstan, which shares +7', () => {
  for (const phone of ['+79161234567', '+74951234567', '+78121234567']) expect(isAbroad(number(phone))).toBe(false)
  for (const phone of ['+77012345678', '+77172123456', '+375291234567', '+4930901820']) expect(isAbroad(number(phone))).toBe(true)
})

test('Numbers are shown in their country’s format, without line breaks', () => {
  const shown = (phone: string) => showNumber(number(phone)).replaceAll('\u00A0', ' ')
  expect(shown('+78005553535')).toBe('8 800 555-35-35')
  expect(shown('+79161234567')).toBe('+7 916 123-45-67')
  expect(shown('+4930901820')).toBe('+49 30 901820')
  expect(shown('+12125552368')).toBe('+1 212 555 2368')
  expect(showNumber(number('+79161234567'))).not.toContain(' ')
})

test('A masked number keeps its code and its last two digits', () => {
  const masked = (phone: string) => maskNumber(number(phone)).replaceAll('\u00A0', ' ')
  expect(masked('+79161234567')).toBe('+7 916 ···-··-67')
  expect(masked('+4930901820')).toBe('+49 30 ····20')
  expect(masked('+12125552368')).toBe('+1 212 ··· ··68')
  expect(masked('+29022158')).toBe('+290 ···58')
})

test('A number links to the dialler', () => {
  expect(dialHref(number('8 800 555-35-35'))).toBe('tel:+78005553535')
})

describe('For any number', () => {
  const mobile = fc
    .integer({ min: 9_000_000_000, max: 9_999_999_999 })
    .map(String)
    .filter((typed) => readNumber(typed) !== null)
  const prefixes = fc.constantFrom('', '8', '7', '+7', '8 ', '+7 ', '8-', '+7\u00A0')
  const separator = fc.constantFrom('', ' ', '-', '\u00A0', '.', ' - ', ') ')

  test('every format is read as the same number', () => {
    fc.assert(
      fc.property(mobile, prefixes, separator, separator, separator, (digits, prefix, first, second, third) => {
        const groups = [digits.slice(0, 3), first, digits.slice(3, 6), second, digits.slice(6, 8), third, digits.slice(8)]
        expect(parsed(prefix + groups.join(''))).toEqual({ phone: number(`+7${digits}`) })
      }),
    )
  })

  test('the caller ID and the typed number are equal', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom('', '8', '7', '+7'), (digits, prefix) => {
        expect(normaliseCaller(prefix + digits)).toBe(number(`+7${digits}`))
        expect(parsed(prefix + digits)).toEqual({ phone: number(`+7${digits}`) })
      }),
    )
  })

  test('a shown number can be read back, and a masked one cannot', () => {
    fc.assert(
      fc.property(mobile, (digits) => {
        const phone = number(digits)
        expect(parsed(showNumber(phone))).toEqual({ phone })
        expect(parsed(maskNumber(phone))).not.toEqual({ phone })
      }),
    )
  })
})

test('No input throws', () => {
  const numberLike = fc.string({ unit: fc.constantFrom(...'+0123456789()- x;ext=доб'.split('')) })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), numberLike), (text) => {
      const result = parsed(text)
      expect('phone' in result ? readNumber(result.phone) : result.problem).toBeTruthy()
      normaliseCaller(text)
    }),
  )
})
