import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { emptyAmong } from '../../../server/rules/matching/empty-words.ts'
import { match } from '../../../server/rules/matching/match.ts'
import { wordsOf } from '../../../server/rules/matching/normalise.ts'
import { isRussianVerb } from '../../../server/rules/matching/word-classes.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'
import { isRight, understand } from './asking.ts'

const isEmptyPhrase = (text: string, language: Language) => emptyAmong(wordsOf(text, language), language).every(Boolean)

describe('What names no thing is no guess', () => {
  test.each([
    'слушаю',
    'да я слушаю вас',
    'сейчас скажу',
    'секундочку сейчас отвечу',
    'дайте минуту',
    'не торопите меня',
    'доброе утро',
    'голова не соображает',
    'сложновато',
    'ничего себе',
    'извините я отвлёкся',
    'мы ещё думаем',
    'сейчас посмотрю',
    'ёлки-палки',
  ])('ru: «%s»', (heard) => expect(understand(heard).kind).not.toBe('answer'))

  test.each([
    'bear with me',
    "I'm here",
    'gimme a sec',
    'good morning',
    'let me have a look',
    'oh boy',
    'yup',
    'one more second',
    "it's on the tip of my tongue",
    'I surrender to nobody yet',
    'tricky',
    "I'm listening",
  ])('en: “%s”', (heard) => expect(understand(heard, 'en').kind).not.toBe('answer'))

  test('nor any conversation of such words', () => {
    const word = fc.constantFrom(
      'я',
      'сейчас',
      'подумаю',
      'слушаю',
      'дайте',
      'очень',
      'интересно',
      'вы',
      'куда',
      'зачем',
      'ого',
      'посмотрим',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        expect([words, understand(words.join(' ')).kind]).not.toEqual([words, 'answer'])
      }),
    )
  })
})

describe('What names a thing is a guess', () => {
  test.each([
    'единорог',
    'вопрос',
    'время',
    'это время',
    'говорю кошка',
    'кровать',
    'нейросеть',
    'сайте',
    'чаю',
    'трамваем',
    'мышь',
  ])('ru: «%s»', (heard) => expect(understand(heard)).toMatchObject({ kind: 'answer', match: { right: false } }))

  test.each(['unicorn', 'time', "it's time", 'the night', 'a boy', 'I say cat'])('en: “%s”', (heard) =>
    expect(understand(heard, 'en')).toMatchObject({ kind: 'answer', match: { right: false } }),
  )

  test.each(['intercom-ru', 'intercom-en'])('as is every word that %s refuses, unless it is a verb', async (name) => {
    const { quiz } = await readQuiz(name)
    const refused = rebusesOf(quiz).flatMap(({ refuse }) => refuse)
    expect(refused.filter((text) => isEmptyPhrase(text, quiz.language) && !isRussianVerb(text.replaceAll('ё', 'е')))).toEqual([])
  })

  test.each(['intercom-ru', 'intercom-en'])(
    'and the answers of %s are right among such words, however they are spelt',
    async (name) => {
      const { quiz } = await readQuiz(name)
      const { language } = quiz
      const rebuses = rebusesOf(quiz)
      const before = language === 'ru' ? 'сейчас скажу вам' : "I'll tell you now"
      const misjudged = rebuses.flatMap((rebus) =>
        [rebus.answer, ...rebus.accept].filter((spelling) => {
          const others = rebuses.filter((other) => other !== rebus)
          return ![spelling, `${before} ${spelling}`].every((heard) => match({ heard, rebus, others, language }).right)
        }),
      )
      expect(misjudged).toEqual([])
    },
  )
})

test.each(['догадываюсь', 'пробуем', 'подумать', 'давайте', 'слушай', 'постарайтесь', 'думаешь', 'напрягаться'])(
  'The ending of «%s» tells that it is a verb',
  (word) => expect(isRussianVerb(word)).toBe(true),
)

test.each([
  'случай',
  'краем',
  'печать',
  'тетрадь',
  'ртуть',
  'подпись',
  'лось',
  'сеть',
  'путь',
  'урожаю',
  'поцелуй',
  'байте',
  'память',
])('But «%s» is a noun that ends like one', (word) => expect(isRussianVerb(word)).toBe(false))

test('A verb that is an answer is still an answer among other words', () => {
  expect(isRight('скажу дедлайн')).toBe(true)
  expect(isRight('можно я отвечу дедлайн')).toBe(true)
})
