import { describe, expect, test } from 'bun:test'
import { ru } from 'convert-layout'
import fc from 'fast-check'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import type { Expected, Language } from '../../../server/rules/matching/attempt.ts'
import { inOtherLayout } from '../../../server/rules/matching/keyboard.ts'
import { match } from '../../../server/rules/matching/match.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'

const decide = (heard: string, rebus: Expected, language: Language = 'ru', others: Expected[] = []) =>
  match({ heard, rebus, others, language })

describe('an answer in the wrong keyboard layout', () => {
  const deadline: Expected = { answer: 'дедлайн', accept: ['deadline', 'крайний срок'] }

  test.each<[string, Expected, Language]>([
    ['ltlkfqy', deadline, 'ru'],
    ['Ltlkfqy', deadline, 'ru'],
    ['LTLKFQY', deadline, 'ru'],
    ['ltlkfby', deadline, 'ru'],
    ["'nj ltlkfqy", deadline, 'ru'],
    ['rhfqybq chjr', deadline, 'ru'],
    ['вуфвдшту', deadline, 'ru'],
    ['xfn-,jn', { answer: 'чат-бот', accept: [] }, 'ru'],
    ['[fkzdf', { answer: 'халява', accept: [] }, 'ru'],
    ['вуфвдшту', { answer: 'deadline', accept: [] }, 'en'],
    ['сфдд сутеук', { answer: 'call center', accept: [] }, 'en'],
    ['ltlkfqy', { answer: 'deadline', accept: ['дедлайн'] }, 'en'],
    ['w.ee[wo,', { answer: 'цюуухцщб', accept: [] }, 'ru'],
  ])('counts: %s', (typed, rebus, language) => {
    expect(decide(typed, rebus, language).right).toBe(true)
  })

  test('says what was meant', () => {
    expect(decide('ltlkfqy', deadline)).toEqual({
      right: true,
      reason: 'accepted spelling',
      matched: 'дедлайн',
      spelling: 'дедлайн',
    })
  })

  test('is judged as it would be in the right one', () => {
    const [release, sea]: Expected[] = [
      { answer: 'релиз', accept: [] },
      { answer: 'море', accept: [] },
    ] as const
    expect(decide('htkbp', deadline, 'ru', [release!]).right).toBe(false)
    expect(decide('yt ltlkfqy', deadline).right).toBe(false)
    expect(decide('ltlkfqy bkb htkbp', deadline, 'ru', [release!, sea!]).right).toBe(false)
  })

  test('does not count where both alphabets are used, since then the keyboard was in order', () => {
    expect(inOtherLayout('ltlkfqy это')).toBeNull()
    expect(inOtherLayout('404')).toBeNull()
    expect(decide('это ltlkfqy', deadline).right).toBe(false)
  })

  test.each(['intercom-ru', 'intercom-en'])('counts for every spelling of %s, and for no other rebus', async (name) => {
    const { quiz } = await readQuiz(name)
    const rebuses = rebusesOf(quiz)
    for (const rebus of rebuses) {
      for (const spelling of [rebus.answer, ...rebus.accept].filter((one) => /^[a-z ]+$|^[а-яё -]+$/.test(one))) {
        const typed = /[a-z]/.test(spelling) ? ru.fromEn(spelling) : ru.toEn(spelling)
        for (const asked of rebuses) {
          const others = rebuses.filter((other) => other !== asked)
          const { right } = match({ heard: typed, rebus: asked, others, language: quiz.language })
          expect([spelling, asked.answer, right]).toEqual([spelling, asked.answer, asked === rebus])
        }
      }
    }
  })

  test('is what the other layout gives back', () => {
    const letters = fc.constantFrom(...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюя'))
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 8, maxLength: 20 }), (word) => {
        fc.pre(/[a-z]/.test(ru.toEn(word)))
        expect(inOtherLayout(ru.toEn(word))).toBe(word)
        expect(decide(ru.toEn(word), { answer: word, accept: [] }).right).toBe(true)
      }),
    )
  })
})

describe('an answer in the other alphabet', () => {
  test.each<[string, string, Language]>([
    ['zaryadka', 'зарядка', 'ru'],
    ['zarjadka', 'зарядка', 'ru'],
    ['zariadka', 'зарядка', 'ru'],
    ['konferenciia', 'конференция', 'ru'],
    ['konferentsiya', 'конференция', 'ru'],
    ["parol'", 'пароль', 'ru'],
    ['parol', 'пароль', 'ru'],
    ['xakaton', 'хакатон', 'ru'],
    ['khakaton', 'хакатон', 'ru'],
    ['hakaton', 'хакатон', 'ru'],
    ['neyroset', 'нейросеть', 'ru'],
    ['nejroset', 'нейросеть', 'ru'],
    ['neiroset', 'нейросеть', 'ru'],
    ['sohranenie', 'сохранение', 'ru'],
    ['oshybka', 'ошибка', 'ru'],
    ['дедлайн', 'deadline', 'en'],
    ['хедсет', 'headset', 'en'],
    ['кейборд', 'keyboard', 'en'],
    ['войсмейл', 'voicemail', 'en'],
    ['скриншот', 'screenshot', 'en'],
    ['брейнсторм', 'brainstorm', 'en'],
    ['селфон', 'cellphone', 'en'],
    ['пассворд', 'password', 'en'],
  ])('counts: %s for %s', (typed, answer, language) => {
    expect(decide(typed, { answer, accept: [] }, language).right).toBe(true)
  })

  test.each<[string, string, Language]>([
    ['korol', 'пароль', 'ru'],
    ['podkop', 'подкаст', 'ru'],
    ['хедлайн', 'deadline', 'en'],
    ['хедлайн', 'headset', 'en'],
    ['король', 'password', 'en'],
    ['дед', 'deadline', 'en'],
    ['кол', 'call', 'en'],
  ])('does not when it is another word: %s for %s', (typed, answer, language) => {
    expect(decide(typed, { answer, accept: [] }, language).right).toBe(false)
  })
})
