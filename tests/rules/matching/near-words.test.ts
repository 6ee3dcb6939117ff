import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Expected, Language } from '../../../server/rules/matching/attempt.ts'
import { match } from '../../../server/rules/matching/match.ts'
import { neighboursOf } from '../../../server/rules/matching/slips.ts'
import { exactSoundOf, soundOf } from '../../../server/rules/matching/sounds.ts'

const decide = (heard: string, rebus: Partial<Expected> & { answer: string }, language: Language = 'ru') =>
  match({ heard, rebus: { accept: [], ...rebus }, others: [], language })

describe('a word that begins with another sound is another word', () => {
  test.each<[string, string, Language]>([
    ['хедлайн', 'дедлайн', 'ru'],
    ['баролик', 'паролик', 'ru'],
    ['едлайн', 'дедлайн', 'ru'],
    ['колл тентр', 'колл-центр', 'ru'],
    ['headline', 'deadline', 'en'],
    ['fall center', 'call center', 'en'],
  ])('«%s» is no slip of «%s»', (heard, answer, language) => {
    expect(decide(heard, { answer }, language)).toEqual({ right: false, reason: 'no match' })
  })

  test.each<[string, string, Language]>([
    ['аператор', 'оператор', 'ru'],
    ['зделка', 'сделка', 'ru'],
    ['фторник', 'вторник', 'ru'],
    ['этикетка', 'етикетка', 'ru'],
    ['call senter', 'call center', 'en'],
    ['konference', 'conference', 'en'],
    ['fotograph', 'photograph', 'en'],
  ])('but «%s» begins as «%s» does', (heard, answer, language) => {
    expect(decide(heard, { answer }, language).right).toBe(true)
  })

  test('whatever the rest of it is, save where the keys lie side by side', () => {
    const letters = fc.constantFrom(...Array.from('бвгджзклмнпрстфхцч'))
    const rest = fc.constantFrom('ератор', 'онференция', 'одкаст', 'икрофон', 'ервер')
    fc.assert(
      fc.property(letters, letters, rest, (one, other, end) => {
        fc.pre(soundOf(one + end, 'ru')[0] !== soundOf(other + end, 'ru')[0])
        fc.pre(!neighboursOf(other, 'ru').includes(one))
        expect(decide(one + end, { answer: other + end }).right).toBe(false)
      }),
    )
  })
})

describe('slips count for each word by itself', () => {
  test.each([
    ['конрактный центр', 'контактный центр', true],
    ['конрактый центр', 'контактный центр', false],
    ['контактный цетр', 'контактный центр', true],
    ['контактный цетер', 'контактный центр', false],
    ['крайний сок', 'крайний срок', false],
    ['крайнии срок', 'крайний срок', true],
    ['кофе брек', 'кофе брейк', true],
    ['кафе брейк', 'кофе брейк', false],
  ])('«%s» for «%s»: %p', (heard, answer, right) => {
    expect(decide(heard, { answer }).right).toBe(right)
  })

  test('wherever the recogniser puts the spaces', () => {
    expect(decide('контакный центр', { answer: 'контактный центр' }).right).toBe(true)
    expect(decide('контакныйцентр', { answer: 'контактный центр' }).right).toBe(true)
    expect(decide('крайнийсок', { answer: 'крайний срок' }).right).toBe(false)
  })

  test('so that a long phrase never lends its letters to a short word', () => {
    const short = fc.constantFrom('срок', 'сеть', 'код', 'баг', 'бот')
    const letter = fc.constantFrom(...Array.from('мнлрфхщ'))
    fc.assert(
      fc.property(short, letter, fc.nat(3), (word, other, at) => {
        const slip = word.slice(0, at % word.length) + other + word.slice((at % word.length) + 1)
        fc.pre(slip !== word)
        expect(decide(`контактный ${slip}`, { answer: `контактный ${word}` }).right).toBe(false)
      }),
    )
  })
})

describe('words that sound alike are taken for each other', () => {
  test.each<[string, string, Language]>([
    ['афтаотвечик', 'автоответчик', 'ru'],
    ['тиливизеоншик', 'телевизионщик', 'ru'],
    ['канфирэнцыя', 'конференция', 'ru'],
    ['калёса', 'колесо', 'ru'],
    ['бак', 'баг', 'ru'],
    ['кот', 'код', 'ru'],
    ['бал', 'балл', 'ru'],
    ['учица', 'учиться', 'ru'],
    ['щастье', 'счастье', 'ru'],
    ['serkus', 'circus', 'en'],
    ['fone', 'phone', 'en'],
  ])('«%s» for «%s»', (heard, answer, language) => {
    expect(decide(heard, { answer }, language).right).toBe(true)
  })

  test.each<[string, string, Language]>([
    ['бар', 'баг', 'ru'],
    ['бог', 'баг', 'ru'],
    ['кость', 'гость', 'ru'],
    ['лис', 'лес', 'ru'],
    ['bag', 'bug', 'en'],
  ])('«%s» does not sound as «%s»', (heard, answer, language) => {
    expect(decide(heard, { answer }, language).right).toBe(false)
  })

  test('words that sound exactly alike sound roughly alike', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюя')),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(word, word, (one, other) => {
        if (exactSoundOf(one, 'ru') === exactSoundOf(other, 'ru')) expect(soundOf(one, 'ru')).toBe(soundOf(other, 'ru'))
        expect(soundOf(one, 'ru').length).toBeLessThanOrEqual(one.length)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a word that the rebus refuses is not right, however near it is', () => {
  const password = { answer: 'пароль', refuse: ['паромы'] }

  test.each([
    ['паромы', false],
    ['паром', false],
    ['парома', false],
    ['парол', true],
    ['порол', true],
    ['пароли', true],
  ])('«%s»: %p', (heard, right) => {
    expect(decide(heard, password).right).toBe(right)
  })

  test('nor is a phrase with it', () => {
    const contact = { answer: 'контактный центр' }
    expect(decide('контрактный центр', contact).right).toBe(true)
    expect(decide('контрактный центр', { ...contact, refuse: ['контрактный'] }).right).toBe(false)
    expect(decide('контрактном центре', { ...contact, refuse: ['контрактный'] }).right).toBe(false)
    expect(decide('это контактный центр', { ...contact, refuse: ['контрактный'] }).right).toBe(true)
  })

  test('unless it is one of its spellings', () => {
    expect(decide('порожь', { answer: 'пароль', accept: ['порожь'], refuse: ['порожь'] }).right).toBe(true)
  })

  test('and a form of the answer stays one, unless it is that form which is refused', () => {
    expect(decide('паролей', { answer: 'пароль', refuse: ['пароли'] }).right).toBe(true)
    expect(decide('пароли', { answer: 'пароль', refuse: ['пароли'] }).right).toBe(false)
  })

  test('in any quiz and phrase', () => {
    const slip = fc.tuple(fc.nat(9), fc.constantFrom(...Array.from('абвгдежзиклмнопрст')))
    const around = fc.constantFrom('', 'ну это ', 'я думаю, ', 'эээ ', 'наверное, ')
    fc.assert(
      fc.property(fc.constantFrom('конференция', 'автоответчик', 'микрофон'), slip, around, (answer, [at, letter], before) => {
        const word = answer.slice(0, at) + letter + answer.slice(at + 1)
        fc.pre(word !== answer)
        expect(decide(before + word, { answer, refuse: [word] }).right).toBe(false)
        expect(decide(before + answer, { answer, refuse: [word] }).right).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
