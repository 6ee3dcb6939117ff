import { describe, expect, test } from 'bun:test'
import type { Expected, Reason } from '../../../server/rules/matching/attempt.ts'
import { readCommand } from '../../../server/rules/matching/command.ts'
import { readDigits } from '../../../server/rules/matching/digits.ts'
import { match } from '../../../server/rules/matching/match.ts'

const others: Expected[] = [
  { answer: 'релиз', accept: ['release'] },
  { answer: 'горячая линия', accept: [] },
]
const deadline: Expected = { answer: 'дедлайн', accept: ['deadline', 'крайний срок'] }
const decide = (heard: string, rebus = deadline) => match({ heard, rebus, others, language: 'ru' })

describe('a misspelling', () => {
  test.each([
    ['повап', 'повар', 1],
    ['диназавр', 'динозавр', 1],
    ['кампьютор', 'компьютер', 2],
    ['афтоотвечик', 'автоответчик', 2],
    ['тиливизеонщик', 'телевизионщик', 3],
    ['телевизщик', 'телевизионщик', 3],
  ])('«%s» is close enough to «%s»: %i letters', (heard, answer, distance) => {
    expect(decide(heard, { answer, accept: [] })).toMatchObject({ right: true, reason: 'close spelling', distance })
  })

  test.each([
    ['крет', 'крот'],
    ['пафап', 'повар'],
    ['диназафр', 'динозавр'],
    ['кампиютор', 'компьютер'],
    ['аптаопвечик', 'автоответчик'],
    ['тиривизеошшиг', 'телевизионщик'],
  ])('«%s» is too far from «%s», which has no more letters to spare', (heard, answer) => {
    expect(decide(heard, { answer, accept: [] })).toEqual({ right: false, reason: 'no match' })
  })

  test('may have another stem: «микрофан» ends like another form of a word', () => {
    expect(decide('микрофан', { answer: 'микрофон', accept: [] })).toMatchObject({ reason: 'close spelling', distance: 1 })
  })

  test('of a number is another number', () => {
    expect(decide('программа 2025', { answer: 'программа 2026', accept: [] }).right).toBe(false)
  })
})

describe('an answer that the recogniser splits', () => {
  test.each([
    ['кр от', true],
    ['к ро т', true],
    ['к р о т', false],
  ])('is put together from two words more than the longest spelling has, and from no others: «%s»', (heard, right) => {
    const mole: Expected = { answer: 'крот', accept: [] }
    expect(match({ heard, rebus: mole, others: [], language: 'ru' }).right).toBe(right)
  })
})

describe('what two answers could be', () => {
  const singular: Expected = { answer: 'дедлайн', accept: [] }
  const plural: Expected = { answer: 'дедлайны', accept: [] }
  const isMeant = (heard: string, rebus: Expected, other: Expected) =>
    match({ heard, rebus, others: [other], language: 'ru' }).right

  test('is the one that is spelt so, not the one of which it is a form', () => {
    expect(isMeant('дедлайн', singular, plural)).toBe(true)
    expect(isMeant('дедлайны', singular, plural)).toBe(false)
    expect(isMeant('дедлайны', plural, singular)).toBe(true)
  })

  test('is the one of which it is a form, not the one of which it is a misspelling', () => {
    const cook: Expected = { answer: 'повар', accept: [] }
    expect(isMeant('повара', cook, { answer: 'поварка', accept: [] })).toBe(true)
  })
})

describe('«не» denies', () => {
  test.each<[string, Reason]>([
    ['не дедлайн', 'negated'],
    ['не горящий дедлайн', 'negated'],
    ['это не, дедлайн', 'negated'],
    ['не собака кошка дедлайн', 'a list of guesses'],
    ['не собака кошачий дедлайн', 'inside a phrase'],
    ['не собака, дедлайн', 'inside a phrase'],
    ['не собака а дедлайн', 'inside a phrase'],
    ['а не случайно дедлайн', 'inside a phrase'],
    ['не релиз дедлайн', 'inside a phrase'],
  ])('the two words after it, up to a pause, a contrast, a question or an answer: «%s»', (heard, reason) => {
    expect(decide(heard).reason).toBe(reason)
  })
})

describe('an utterance that is too long', () => {
  const padded = (text: string, length: number) => `ну${' '.repeat(length - 2 - text.length)}${text}`

  test('is no answer from 501 characters on', () => {
    expect(decide(padded('дедлайн', 500)).right).toBe(true)
    expect(decide(padded('дедлайн', 501))).toEqual({ right: false, reason: 'too long' })
  })

  test('is no command from 201 characters on', () => {
    expect(readCommand({ heard: padded('повтори', 200), language: 'ru' })).toBe('repeat')
    expect(readCommand({ heard: padded('повтори', 201), language: 'ru' })).toBeNull()
  })

  test('has no digits from 501 characters on', () => {
    expect(readDigits(padded('4821', 500), 'ru')).toBe('4821')
    expect(readDigits(padded('4821', 501), 'ru')).toBeNull()
  })
})
