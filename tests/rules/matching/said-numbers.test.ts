import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { findSaidNumber, mayHoldNumber, readSaidDigits } from '../../../server/rules/matching/said-numbers.ts'
import type { E164 } from '../../../server/rules/phone-number/phone-number.ts'
import { inEnglish, inRussian } from './written-out.ts'

const ivan: E164 = '+79161234567'
const find = (texts: string[], phone = ivan) => findSaidNumber(readSaidDigits(texts), phone)

test.each([
  '8 (916) 123-45-67',
  '+7(916)1234567',
  '916 1234567',
  'тел89161234567, звоните',
  '８９１６１２３４５６７',
  '٨٩١٦١٢٣٤٥٦٧',
  'восемь девятьсотшестнадцать стодвадцатьтри сорокпять шестьдесятсемь',
  'восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь',
  'Плюс семь, девятьсот шестнадцать, э-э, потом сто двадцать три, и сорок пять, шестьдесят семь.',
  'девять один шесть один два три четыре пять шесть семь',
  'девять шестнадцать двенадцать тридцать четыре пятьдесят шесть семь',
  'с девятисот шестнадцати, ста двадцати трёх, сорок пятый, шестьдесят седьмой',
  'vosem devyatsot shestnadtsat sto dvadtsat tri sorok pyat shestdesyat sem',
  'nine one six, one two three, forty-five sixty-seven',
  'nine sixteen one twenty three four five six seven',
  'восемь 916 сто двадцать три 4567',
  'nine one шесть 123 сорок пять 67',
])('%s names +7 916 123-45-67', (text) => {
  expect(find([text])).toEqual([0])
})

test.each<[string, E164]>([
  ['девятьсот сто двадцать ноль пять', '+79001002005'],
  ['nine double six one triple five two two oh', '+79661555220'],
  ['девять два нуля одна три семёрки два два два', '+79001777222'],
  ['030 901820', '+4930901820'],
  ['tree five four, five five five, one two tree four', '+3545551234'],
])('%s names %s', (text, phone) => {
  expect(find([text], phone)).toEqual([0])
})

test.each([
  '8 916 123-45-68',
  '916 123 45',
  'девятьсот шестнадцать сто двадцать три',
  'девятьсот шестнадцать — это про любимый дом из детства моего — сто двадцать три сорок пять шестьдесят семь',
  'один два три четыре пять шесть семь восемь девять десять',
  'у попа была собака, он её любил',
  '',
])('%s does not name +7 916 123-45-67', (text) => {
  expect(find([text])).toEqual([])
})

test('a number may begin in one text and end in a later one, and only those that it was said in are named', () => {
  expect(find(['привет', 'мой 8 916', 'алло', '123 45', '67', 'дедлайн'])).toEqual([1, 3, 4])
  expect(find('89161234567'.split(''))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('each text that names the number is found', () => {
  expect(find(['8 916 123-45-67', 'дедлайн', 'девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь'])).toEqual([
    0, 2,
  ])
})

/** How a part of a number is written or said. */
const renderings = [
  (group: string) => group,
  (group: string) => [...group].join(' '),
  (group: string) => [...group].map((digit) => inRussian(digit)).join(' '),
  (group: string) => [...group].map((digit) => inEnglish(digit)).join(' '),
  inRussian,
  inEnglish,
]
const fillers = fc.constantFrom(' ', '-', ') ', ', ', ' э-э ', ', значит, ', ', then ', ', так, потом, ')
const rendering = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...renderings), fillers), {
  minLength: 15,
  maxLength: 15,
})

function render(digits: string, parts: [length: number, render: (group: string) => string, filler: string][]): string {
  let [text, rest] = ['', digits]
  for (const [length, render, filler] of parts) {
    text += render(rest.slice(0, length)) + (rest.length > length ? filler : '')
    rest = rest.slice(length)
    if (rest === '') break
  }
  return text
}

const prefixes = fc.constantFrom('', '8', '+7', '007', 'мой номер ')
const national = (phone: E164) => phone.slice(2)
const russian = fc.integer({ min: 0, max: 999_999_999 }).map((rest) => `+79${String(rest).padStart(9, '0')}` as E164)

test('every rendering of a number is found, in one text and in two', () => {
  fc.assert(
    fc.property(russian, prefixes, rendering, fc.nat(200), (phone, prefix, parts, cut) => {
      const text = `${prefix} ${render(national(phone), parts)}`
      expect(find([text], phone)).toEqual([0])
      const words = text.split(' ')
      const at = cut % words.length
      const halves = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
      expect(find(halves, phone)).not.toEqual([])
      expect(mayHoldNumber(readSaidDigits(halves))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a number in which one digit differs is not found, however its digits are grouped', () => {
  fc.assert(
    fc.property(russian, rendering, fc.nat(8), fc.integer({ min: 1, max: 9 }), (phone, parts, place, by) => {
      const digits = [...national(phone)]
      digits[place + 1] = String((Number(digits[place + 1]) + by) % 10)
      const byDigits = parts.map(([length, , filler], nth): [number, (group: string) => string, string] => [
        length,
        renderings[nth % 4] ?? inRussian,
        filler,
      ])
      expect(find([render(digits.join(''), byDigits)], phone)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
