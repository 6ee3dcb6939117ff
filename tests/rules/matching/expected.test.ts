import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { expectedPhrases, normalise, unhurriedPhrases } from '../../../server/rules/matching/matching.ts'
import { rebusesOf } from '../../../server/rules/quiz/quiz.ts'
import { fixedQuizPath } from '../../cast/fixed-quiz.ts'

const rebus = (answer: string, accept: string[] = [], refuse: string[] = []) => ({ answer, accept, refuse })
const quiz = (...rebuses: ReturnType<typeof rebus>[]) => ({ language: 'ru', rebuses }) as const

/** Whether the scenario would find an expected phrase at the end of these words (scenario/protocol.ts). */
function isHeard(phrases: readonly string[], said: string): boolean {
  const words = normalise(said).split(' ')
  const isWord = (word: string, wanted: string) => word === wanted || (wanted.length >= 5 && word.startsWith(wanted))
  return phrases.some((phrase) => {
    const wanted = phrase.split(' ')
    const end = words.slice(-wanted.length)
    return end.length === wanted.length && wanted.every((word, at) => isWord(end[at] ?? '', word))
  })
}

describe('what is expected in a game', () => {
  const phrases = expectedPhrases(
    quiz(rebus('дедлайн', ['дед лайн'], ['деталь']), rebus('Колл-центр'), rebus('ёж'), rebus('кит')),
    'answer',
  )

  test('is every answer, right or wrong, with its spellings and in its forms', () => {
    for (const said of ['дедлайн', 'это дедлайном', 'дед лайн', 'Колл-центр!', 'деталь'])
      expect(isHeard(phrases, said), said).toBe(true)
  })

  test('is every command, in whatever form', () => {
    for (const said of [
      'повтори',
      'повторите',
      'дай подсказку',
      'подскажите',
      'пропустить',
      'дальше',
      'ещё раз',
      'сдаюсь',
      'правила',
    ])
      expect(isHeard(phrases, said), said).toBe(true)
  })

  test('is nothing that people say to keep the line alive or to somebody else', () => {
    for (const said of [
      'что',
      'чего',
      'да',
      'нет',
      'ага',
      'угу',
      'ну',
      'так',
      'алло',
      'слышу',
      'хорошо',
      'э',
      'эээ',
      'проще',
      'пингвин',
    ])
      expect(isHeard(phrases, said), said).toBe(false)
  })

  test('is no word of fewer than three letters', () => {
    expect(phrases).not.toContain('еж')
    expect(phrases.every((phrase) => phrase.replaceAll(' ', '').length >= 3)).toBe(true)
  })

  test('is normalised, and holds no phrase that another one is heard in', () => {
    for (const phrase of phrases) {
      expect(normalise(phrase)).toBe(phrase)
      expect(
        isHeard(
          phrases.filter((other) => other !== phrase),
          phrase,
        ),
        phrase,
      ).toBe(false)
    }
  })

  test('holds the commands of the quiz, too', () => {
    const commands = { repeat: ['ась'], hint: ['помогай'], skip: ['ну её'] }
    const own = expectedPhrases({ ...quiz(rebus('дедлайн')), commands }, 'answer')
    for (const said of ['ась', 'помогай', 'ну её']) expect(isHeard(own, said), said).toBe(true)
  })
})

test('after the prize the code can be asked for, and no answer is expected', () => {
  const phrases = expectedPhrases(quiz(rebus('дедлайн')), 'code')
  for (const said of ['диктуйте', 'продиктуй', 'скажи код', 'повтори', 'промокод'])
    expect(isHeard(phrases, said), said).toBe(true)
  for (const said of ['дедлайн', 'да', 'код']) expect(isHeard(phrases, said), said).toBe(false)
})

test('a machine is expected to say what machines say', () => {
  const phrases = expectedPhrases(quiz(rebus('дедлайн')), 'machine')
  for (const said of ['вас приветствует автоответчик', 'абонент', 'оставьте сообщение', 'после звукового сигнала'])
    expect(isHeard(phrases, said), said).toBe(true)
})

for (const name of ['intercom-ru', 'intercom-en'] as const)
  test(`every answer of a quiz that is played is expected: ${name}`, async () => {
    const { quiz: played } = await readQuiz(fixedQuizPath(name))
    const phrases = expectedPhrases({ ...played, rebuses: rebusesOf(played) }, 'answer')
    for (const { answer } of rebusesOf(played)) expect(isHeard(phrases, answer), answer).toBe(true)
  })

const word = fc.string({ unit: fc.constantFrom(...Array.from('абвгдежзиклмнопрст')), minLength: 4, maxLength: 12 })
const someRebus = fc.record({
  answer: word,
  accept: fc.array(word, { maxLength: 20 }),
  refuse: fc.array(word, { maxLength: 30 }),
  guesses: fc.array(word, { maxLength: 12 }),
})

test('the list stays short however large the quiz is, and holds every answer of it, or a word that is heard in it', () => {
  fc.assert(
    fc.property(fc.array(someRebus, { minLength: 4, maxLength: 60 }), (rebuses) => {
      const phrases = expectedPhrases({ language: 'ru', rebuses }, 'answer')
      expect(phrases.join().length).toBeLessThanOrEqual(2_400)
      for (const { answer } of rebuses) expect(isHeard(phrases, answer), answer).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('the order of the rebuses changes nothing but the order of the list, so none stands out', () => {
  fc.assert(
    fc.property(fc.array(someRebus, { minLength: 1, maxLength: 20 }), (rebuses) => {
      const [forwards, backwards] = [rebuses, rebuses.toReversed()].map((some) =>
        expectedPhrases({ language: 'ru', rebuses: some }, 'answer'),
      )
      expect(backwards?.toSorted()).toEqual(forwards?.toSorted())
    }),
    { numRuns: 50 },
  )
})

describe('of wrong guesses', () => {
  const guessed = (answer: string, guesses: string[], refuse: string[] = []) => ({ answer, accept: [], refuse, guesses })
  const of = (...rebuses: ReturnType<typeof guessed>[]) => expectedPhrases({ language: 'ru', rebuses }, 'answer')

  test('equally many are expected of every rebus of which any are known, the frequent ones first', () => {
    const phrases = of(
      guessed('дедлайн', ['пингвин', 'крокодил', 'бегемот']),
      guessed('колл-центр', ['магазин', 'телефон']),
      guessed('радуга', ['мост', 'дуга', 'краски', 'гроза']),
      guessed('созвон', []),
    )
    for (const said of ['пингвин', 'крокодил', 'магазин', 'телефон', 'мост', 'дуга'])
      expect(isHeard(phrases, said), said).toBe(true)
    for (const said of ['бегемот', 'краски', 'гроза']) expect(isHeard(phrases, said), said).toBe(false)
  })

  test('those that were said come before those of a dictionary, of which few are taken', () => {
    const refuse = ['аист', 'бык', 'волк', 'гусь', 'дятел']
    const phrases = of(
      guessed('дедлайн', ['пингвин'], refuse),
      guessed('радуга', ['магазин'], ['мост', 'дуга', 'краски', 'гроза']),
      ...['созвон', 'колл-центр'].map((answer) => guessed(answer, [], ['енот', 'жук', 'заяц'])),
    )
    for (const said of ['пингвин', 'аист', 'бык', 'магазин', 'дуга', 'заяц']) expect(isHeard(phrases, said), said).toBe(true)
    for (const said of ['волк', 'гусь', 'дятел', 'краски']) expect(isHeard(phrases, said), said).toBe(false)
  })

  test('and of right ones none is expected in a quiz of three rebuses, where silence would tell the answer', () => {
    const rebuses = [guessed('дедлайн', ['пингвин']), guessed('радуга', ['мост']), guessed('созвон', ['звон'])]
    for (const said of ['дедлайн', 'радуга', 'пингвин']) expect(isHeard(of(...rebuses), said), said).toBe(false)
    expect(isHeard(of(...rebuses), 'подсказка')).toBe(true)
    expect(isHeard(of(...rebuses, guessed('колл-центр', ['магазин'])), 'дедлайн')).toBe(true)
  })
})

test('only hints and skipping are not hurried, with the words of the quiz for them', () => {
  const own = { ...quiz(rebus('дедлайн')), commands: { repeat: ['ась'], hint: ['помогай'], skip: ['ну её'] } }
  const expected = expectedPhrases(own, 'answer')
  const unhurried = unhurriedPhrases(own, expected)
  for (const said of ['подсказка', 'пропустить', 'сдаюсь', 'помогай', 'ну её']) expect(isHeard(unhurried, said), said).toBe(true)
  for (const said of ['повтори', 'ещё раз', 'правила', 'ась', 'дедлайн']) expect(isHeard(unhurried, said), said).toBe(false)
  for (const phrase of unhurried) expect(expected).toContain(phrase)
})

test('digits that are said over the question for them are expected, but for those that he says himself', () => {
  const ru = expectedPhrases(quiz(), 'machine')
  for (const said of ['семь', 'ноль восемь', 'сорок один', '48', '7', 'шестьдесят']) expect(isHeard(ru, said), said).toBe(true)
  for (const said of ['четыре', '4', 'девять', '9', 'разговор записывается']) expect(isHeard(ru, said), said).toBe(false)
  const en = expectedPhrases({ language: 'en', rebuses: [] }, 'machine')
  for (const said of ['seven', 'zero', 'twenty one', '48']) expect(isHeard(en, said), said).toBe(true)
  for (const said of ['four', 'nine']) expect(isHeard(en, said), said).toBe(false)
})
