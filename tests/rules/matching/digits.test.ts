import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { readDigits } from '../../../server/rules/matching/digits.ts'
import { noCodes, saidCodes } from './said-codes.ts'
import { inEnglish, inRussian } from './written-out.ts'

const languages: Language[] = ['ru', 'en']

describe.each(languages)('Four digits in %s', (language) => {
  test.each(Object.entries(saidCodes[language]))('%s', (_, ways) => {
    const read = Object.fromEntries(Object.keys(ways).map((said) => [said, readDigits(said, language)]))
    expect(read).toEqual(ways)
  })

  test.each(noCodes[language])('are not in «%s»', (said) => {
    expect(readDigits(said, language)).toBeNull()
  })
})

describe('Four digits are recognised', () => {
  test.each<[Language, string, string]>([
    ['ru', '4821', '4821'],
    ['ru', '4 8 2 1', '4821'],
    ['ru', '48-21', '4821'],
    ['ru', '４８２１', '4821'],
    ['ru', 'четыре восемь два один', '4821'],
    ['ru', 'Четыре, восемь, два, один.', '4821'],
    ['ru', 'ну, четыре восемь, эээ, два один', '4821'],
    ['ru', 'сорок восемь двадцать один', '4821'],
    ['ru', '48 двадцать один', '4821'],
    ['ru', 'четыре тысячи восемьсот двадцать один', '4821'],
    ['ru', 'тысяча два', '1002'],
    ['ru', 'четыреста восемьдесят два один', '4821'],
    ['ru', 'мой код сорок восемь двадцать один', '4821'],
    ['ru', 'сорок восемь двадцать', '4820'],
    ['ru', 'двадцать ноль один', '2001'],
    ['ru', 'ноль ноль ноль семь', '0007'],
    ['ru', 'ноль один ноль два', '0102'],
    ['ru', 'три нуля семь', '0007'],
    ['ru', 'два нуля две семёрки', '0077'],
    ['ru', 'нолик единичка двойка тройка', '0123'],
    ['ru', 'пятёрка шестёрка семёрка восьмёрка', '5678'],
    ['ru', 'одиннадцать двенадцать', '1112'],
    ['ru', 'девяносто девять ноль девять', '9909'],
    ['ru', '4821, повторяю, 4821', '4821'],
    ['en', 'four eight two one', '4821'],
    ['en', 'forty-eight twenty-one', '4821'],
    ['en', 'four thousand eight hundred twenty one', '4821'],
    ['en', 'forty eight hundred', '4800'],
    ['en', 'oh one oh two', '0102'],
    ['en', 'zero one zero two', '0102'],
    ['en', 'double four two one', '4421'],
    ['en', 'nine triple zero', '9000'],
    ['en', 'my code is 4 8 2 1', '4821'],
    ['en', '4,821', '4821'],
    ['en', 'for eight to one', '4821'],
    ['en', 'nineteen eighty four', '1984'],
  ])('%s: %s is %s', (language, heard, code) => {
    expect(readDigits(heard, language)).toBe(code)
  })
})

describe('Anything but four digits is rejected', () => {
  test.each<[Language, string]>([
    ['ru', ''],
    ['ru', 'алло'],
    ['ru', 'не знаю'],
    ['ru', 'четыре восемь два'],
    ['ru', 'сорок восемь двадцать один три'],
    ['ru', '48215'],
    ['ru', '4821 4822'],
    ['ru', '+7 916 123-45-67'],
    ['ru', '1'.repeat(10_000)],
    ['ru', 'constructor'],
    ['en', 'forty eight'],
    ['en', 'hello'],
    ['en', 'one two three'],
    ['en', 'for you to'],
  ])('%s: %p', (language, heard) => {
    expect(readDigits(heard, language)).toBeNull()
  })
})

test('Every code is recognised, digit by digit and in pairs', () => {
  const units = ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять']
  const teens = [
    'десять',
    'одиннадцать',
    'двенадцать',
    'тринадцать',
    'четырнадцать',
    'пятнадцать',
    'шестнадцать',
    'семнадцать',
    'восемнадцать',
    'девятнадцать',
  ]
  const tens = ['', '', 'двадцать', 'тридцать', 'сорок', 'пятьдесят', 'шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто']
  const pair = (ten: number, unit: number) => {
    if (ten === 0) return `ноль ${units[unit]}`
    return ten === 1 ? teens[unit] : `${tens[ten]} ${unit === 0 ? '' : units[unit]}`
  }
  const digit = fc.nat({ max: 9 })
  fc.assert(
    fc.property(digit, digit, digit, digit, (...code) => {
      const [first, second, third, fourth] = code
      expect(readDigits(code.map((one) => units[one]).join(' '), 'ru')).toBe(code.join(''))
      expect(readDigits(`${pair(first, second)} ${pair(third, fourth)}`, 'ru')).toBe(code.join(''))
    }),
  )
})

const fourDigits = fc.stringMatching(/^[0-9]{4}$/)
const languageOf = fc.constantFrom<Language>('ru', 'en')
const ways: Record<Language, ((group: string) => string)[]> = {
  ru: [(group) => group, inRussian, (group) => [...group].map((digit) => inRussian(digit)).join(' ')],
  en: [(group) => group, inEnglish, (group) => [...group].map((digit) => inEnglish(digit)).join(' ')],
}
const cuts = fc.constantFrom([4], [2, 2], [1, 1, 1, 1], [1, 3], [3, 1], [2, 1, 1], [1, 1, 2], [1, 2, 1])

/** A zero in front of a group is said by itself: «ноль пять». */
const groupsOf = (code: string, sizes: readonly number[]) =>
  sizes.map((size, at) => {
    const before = sizes.slice(0, at).reduce((sum, each) => sum + each, 0)
    return code.slice(before, before + size)
  })

/** «Двадцать ноль» said as a round number and a zero is 200 to nobody, but 20 and 0; «сто два» may be 102 or 100 and 2. */
const mayRunTogether = (groups: readonly string[]) =>
  groups.some((group, at) => group.endsWith('0') && group.length > 1 && /^[1-9]/.test(groups[at + 1] ?? ''))

test('Every code is read in every grouping, as words or as digits', () => {
  fc.assert(
    fc.property(fourDigits, cuts, languageOf, fc.nat(2), (code, sizes, language, way) => {
      const groups = groupsOf(code, sizes)
      fc.pre(way !== 1 || !mayRunTogether(groups))
      const said = groups.map((group) => (ways[language][way] ?? inRussian)(group)).join(' ')
      expect([said, readDigits(said, language)]).toEqual([said, code])
    }),
    { numRuns: 2_000 },
  )
})

test('Numerals that the recogniser has joined are read as those that it has not', () => {
  fc.assert(
    fc.property(fourDigits, languageOf, (code, language) => {
      const [first, second] = [code.slice(0, 2), code.slice(2)].map((pair) =>
        language === 'ru' ? inRussian(pair) : inEnglish(pair),
      )
      const joined = `${first?.replaceAll(' ', '')} ${second?.replaceAll(' ', '')}`
      expect([joined, readDigits(joined, language)]).toEqual([joined, code])
    }),
  )
})

test('Digits of every script are read', () => {
  const zeros = [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xe50, 0x17e0, 0xff10, 0x1d7ce, 0x1d7f6, 0x1e950]
  fc.assert(
    fc.property(fourDigits, fc.constantFrom(...zeros), languageOf, (code, zero, language) => {
      const written = [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')
      expect([written, readDigits(written, language)]).toEqual([written, code])
    }),
  )
})

test('A code that is corrected is the later one, wherever the correction begins, save for one digit after a mere «нет»', () => {
  const correction = fc.constantFrom('нет', 'ой', 'точнее', 'вернее', 'ой, нет')
  fc.assert(
    fc.property(fourDigits, fourDigits, correction, fc.integer({ min: 1, max: 4 }), (wrong, code, word, digits) => {
      const said = (text: string) => [...text].map((digit) => inRussian(digit)).join(' ')
      const slip = code.slice(0, 4 - digits) + wrong.slice(4 - digits)
      const isUnclear = word === 'нет' && digits === 1
      expect(readDigits(`${said(slip)}, ${word}, ${said(code.slice(4 - digits))}`, 'ru')).toBe(isUnclear ? null : code)
    }),
  )
})

test('Where more digits may be expected, a code of four is still the one that was said', () => {
  expect(readDigits('40 8 20 1', 'ru', { from: 4, to: 8 })).toBe('4821')
  expect(readDigits('сорок восемь двадцать один тридцать', 'ru', { from: 4, to: 8 })).toBe('482130')
})
