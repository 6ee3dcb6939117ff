import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { readDigits } from '../../../server/rules/matching/digits.ts'

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
