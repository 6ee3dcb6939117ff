import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import type { Expected, Language } from '../../../server/rules/matching/attempt.ts'
import { diminutivesOf } from '../../../server/rules/matching/diminutives.ts'
import { match } from '../../../server/rules/matching/match.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'

const decide = (heard: string, answer: string, language: Language = 'ru', refuse: string[] = []) =>
  match({ heard, rebus: { answer, accept: [], refuse }, others: [], language })

describe('a colloquial form of the answer is right', () => {
  test.each<[string, string, Language]>([
    ['дедлайнчик', 'дедлайн', 'ru'],
    ['паролик', 'пароль', 'ru'],
    ['паролики', 'пароль', 'ru'],
    ['парольчик', 'пароль', 'ru'],
    ['операторчик', 'оператор', 'ru'],
    ['багик', 'баг', 'ru'],
    ['кофе брейчик', 'кофе брейк', 'ru'],
    ['колл центрик', 'колл-центр', 'ru'],
    ['в колл-центрике', 'колл-центр', 'ru'],
    ['зарядочка', 'зарядка', 'ru'],
    ['зарядочку', 'зарядка', 'ru'],
    ['ошибочки', 'ошибка', 'ru'],
    ['звоночек', 'звонок', 'ru'],
    ['звоночка', 'звонок', 'ru'],
    ['зарядничек', 'зарядник', 'ru'],
    ['пирожочек', 'пирожок', 'ru'],
    ['капчушка', 'капча', 'ru'],
    ['капчечка', 'капча', 'ru'],
    ['дороженька', 'дорога', 'ru'],
    ['страничка', 'страница', 'ru'],
    ['копеечка', 'копейка', 'ru'],
    ['сеточка', 'сеть', 'ru'],
    ['трамвайчик', 'трамвай', 'ru'],
    ['серверок', 'сервер', 'ru'],
    ['конфа', 'конференция', 'ru'],
    ['конфочка', 'конференция', 'ru'],
    ['дедлайнище', 'дедлайн', 'ru'],
    ['bottie', 'bot', 'en'],
    ['screenie', 'screen', 'en'],
  ])('«%s» is «%s»', (heard, answer, language) => {
    expect(decide(heard, answer, language)).toMatchObject({ right: true, spelling: answer })
  })

  test('unless the rebus refuses it, since a dictionary knows it as a word of its own', () => {
    expect(decide('трубка', 'труба')).toMatchObject({ right: true, reason: 'diminutive' })
    expect(decide('трубка', 'труба', 'ru', ['трубка']).right).toBe(false)
    expect(decide('трубку', 'труба', 'ru', ['трубка']).right).toBe(false)
  })
})

describe('a word that only ends like one is not', () => {
  test.each<[string, string]>([
    ['заказчик', 'заказ'],
    ['докладчик', 'доклад'],
    ['рассказчик', 'рассказ'],
    ['дедушка', 'дедлайн'],
    ['пароходик', 'пароль'],
    ['ночка', 'ночлег'],
    ['ячка', 'яд'],
  ])('«%s» is not «%s»', (heard, answer) => {
    expect(decide(heard, answer).right).toBe(false)
  })
})

const formsOf = ({ answer, accept }: Expected, language: Language) =>
  [answer, ...accept].flatMap((text) => {
    const last = text.split(/[ -]/).at(-1) ?? ''
    const { certain, doubtful } = diminutivesOf(last.toLowerCase(), language)
    return [...certain, ...doubtful].map((word) => text.slice(0, text.length - last.length) + word)
  })

test.each(['intercom-ru', 'intercom-en'])('no colloquial form of an answer of %s is that of another rebus', async (name) => {
  const { quiz } = await readQuiz(name)
  const rebuses = rebusesOf(quiz)
  for (const rebus of rebuses)
    for (const heard of formsOf(rebus, quiz.language))
      for (const asked of rebuses.filter((other) => other !== rebus)) {
        const { right } = match({ heard, rebus: asked, others: rebuses.filter((one) => one !== asked), language: quiz.language })
        expect([heard, asked.answer, right]).toEqual([heard, asked.answer, false])
      }
})

test('a form that is an answer of its own belongs to that rebus, whatever the answers are', () => {
  const bases = fc.constantFrom('труба', 'звон', 'пароль', 'конференция', 'сеть', 'дорога', 'бот', 'мех', 'точка', 'страница')
  const derived = bases.chain((base) => {
    const { certain, doubtful } = diminutivesOf(base, 'ru')
    return fc.tuple(fc.constant(base), fc.constantFrom(...certain, ...doubtful))
  })
  fc.assert(
    fc.property(derived, fc.boolean(), ([base, form], isFirst) => {
      const [rebus, other]: Expected[] = [
        { answer: base, accept: [] },
        { answer: form, accept: [] },
      ]
      const asked = { heard: form, language: 'ru' } as const
      expect(match({ ...asked, rebus: rebus!, others: [other!] }).right).toBe(false)
      expect(match({ ...asked, rebus: other!, others: [rebus!] }).right).toBe(true)
      expect(
        match({ ...asked, heard: isFirst ? `${base} или ${form}` : `${form}, ${base}`, rebus: rebus!, others: [other!] }).right,
      ).toBe(false)
    }),
  )
})
