import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { faultOfCode, keyOf, trimmed } from '../../../server/rules/code-file/code.ts'
import { findColumn, isHeading } from '../../../server/rules/code-file/columns.ts'

describe('A promo code', () => {
  test.each(['ABC', 'FREE-2026', 'ПАВЕЛ10', 'a.b_c/d#e+f*g:h', '1234567890', ' AB-1\u00A0', '\uFEFFAB-1', 'x'.repeat(64)])(
    'may be %p',
    (text) => {
      expect(faultOfCode(text)).toBeNull()
    },
  )
  test.each([
    ['', 'too short'],
    ['AB', 'too short'],
    ['x'.repeat(65), 'too long'],
    ['AB 12', 'space inside'],
    ['AB\t12', 'space inside'],
    ['AB\u00A012', 'space inside'],
    ['anna@example.com', 'unusual character'],
    ['<b>', 'unusual character'],
    ['=AB12', 'unusual character'],
    ['AB\0C', 'unusual character'],
    ['💥💥💥', 'unusual character'],
    ['---', 'unusual character'],
    ['1.23457E+15', 'number of a spreadsheet'],
    ['1,2e+9', 'number of a spreadsheet'],
  ] as const)('may not be %p', (text, fault) => {
    expect(faultOfCode(text)).toBe(fault)
  })
  test('is as good after it was trimmed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(faultOfCode(trimmed(text))).toBe(faultOfCode(text))
        expect(trimmed(trimmed(text))).toBe(trimmed(text))
      }),
    )
  })
  test('is the same in another case', () => {
    expect(keyOf('free-ё1')).toBe(keyOf('FREE-Ё1'))
  })
})

describe('A heading', () => {
  test.each(['Код', 'Промокоды', 'ПРОМО-КОД', 'promo_code', 'Voucher', '"Code"', 'Код скидки', 'Discount code', 'Купон №'])(
    'is %p',
    (text) => {
      expect(isHeading(text)).toBe(true)
    },
  )
  test.each(['CODE-1', 'PROMO2026', 'ФИО', 'AB-1', 'Номер', ''])('is not %p', (text) => {
    expect(isHeading(text)).toBe(false)
  })
})

const codeOf = fc.stringMatching(/^[A-Z]{2}[0-9]{3}-[A-Z0-9]{4}$/)

test('the column of codes is found among numbers of rows, names and dates, wherever it is', () => {
  const columns = fc.uniqueArray(codeOf, { minLength: 5, maxLength: 30 })
  fc.assert(
    fc.property(columns, fc.nat(3), (codes, place) => {
      const rows = codes.map((code, index) => ({
        line: index + 1,
        cells: [String(index + 1), 'Анна', '29.11.2026'].toSpliced(place, 0, code),
      }))
      expect(findColumn(rows)).toBe(place)
    }),
  )
})
