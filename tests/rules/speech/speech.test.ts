import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { secondsOfSpeech } from '../../../server/rules/speech/speech.ts'
import { spokenIn } from '../../../views/texts/spoken.ts'

const [russian, english] = [spokenIn('ru'), spokenIn('en')]

const inRussian = (text: string) => secondsOfSpeech(text, 'ru')
const inEnglish = (text: string) => secondsOfSpeech(text, 'en')

/** The whole sentences among the texts, without those that need values. */
function sentencesIn(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === 'string') return text.length > 30 ? [text] : []
    return typeof text === 'object' && text !== null ? sentencesIn(text) : []
  })
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

describe('All that Pavel says takes as long as voices take', () => {
  test('in Russian about 70 ms a character', () => {
    const texts = sentencesIn(russian)
    const ms = (sum(texts.map(inRussian)) / sum(texts.map((text) => text.length))) * 1000
    expect(ms).toBeWithin(68, 74)
  })

  test('in English about 160 words a minute', () => {
    const texts = sentencesIn(english)
    const words = (sum(texts.map((text) => text.split(/\s+/).length)) / sum(texts.map(inEnglish))) * 60
    expect(words).toBeWithin(155, 167)
  })
})

describe('What is written in digits and signs takes as long as its words', () => {
  test.each([
    ['Ребус 45', 'Ребус сорок пять'],
    ['Билет за 12 000 ₽', 'Билет за двенадцать тысяч рублей'],
    ['Скидка 30 %', 'Скидка тридцать процентов'],
    ['Код 007', 'Код ноль ноль семь'],
    ['Набирайте 8-800', 'Набирайте восемь восемьсот'],
    ['В 14:30', 'В четырнадцать тридцать'],
    ['Пришлю СМС', 'Пришлю эсэмэс'],
  ])('%s', (written, said) => expect(inRussian(written)).toBeCloseTo(inRussian(said), 6))

  test('in English, too', () => expect(inEnglish('Rebus 45')).toBeCloseTo(inEnglish('Rebus forty-five'), 6))

  test('a long code is read digit by digit', () => expect(inRussian('12345678901234567890')).toBeGreaterThan(5))
})

test('punctuation is a pause: a shorter one inside a sentence, none at the end of the text', () => {
  const without = inRussian('да нет')
  expect(inRussian('да, нет')).toBeGreaterThan(without)
  expect(inRussian('Да. Нет')).toBeGreaterThan(inRussian('да, нет'))
  expect(inRussian('Да — нет')).toBe(inRussian('да, нет'))
  expect(inRussian('да нет!..')).toBe(without)
})

test('a word of a foreign language is counted as it is said there', () => {
  expect(inRussian('чат Pavel')).toBeCloseTo(inRussian('чат Павел'), 6)
  expect(inEnglish('cold-blooded pictures')).toBeCloseTo(5 * 0.25, 1)
})

test('nothing takes no time, and neither does what nobody can say', () => {
  for (const text of ['', '   ', '…', '— , .', '🦎']) expect(inRussian(text)).toBe(0)
})

test('no text takes less time than a part of it', () => {
  const texts = fc.stringMatching(/^[а-я .,!?—%№0-9a-h\n]*$/)
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const both = inRussian(`${one} слово ${other}`)
      expect(both).toBeGreaterThan(Math.max(inRussian(one), inRussian(other)))
      expect(Number.isFinite(both)).toBe(true)
    }),
  )
})
