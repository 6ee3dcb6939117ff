import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Expected, Language } from '../../../server/rules/matching/attempt.ts'
import { readCommand } from '../../../server/rules/matching/command.ts'
import { readDigits } from '../../../server/rules/matching/digits.ts'
import { match } from '../../../server/rules/matching/match.ts'
import { understand } from '../../../server/rules/matching/matching.ts'
import { normalise } from '../../../server/rules/matching/normalise.ts'

const vocabulary: Record<Language, string[]> = {
  ru: [
    'дедлайн',
    'колл-центр',
    'центр',
    'релиз',
    'баг',
    'бар',
    'нейросеть',
    'сеть',
    'сервер',
    'север',
    'гудок',
    'очередь',
    'трубка',
    'автоответчик',
    'ошибка 404',
    'ошибка 403',
    'не беспокоить',
    'это',
    'да',
    'deadline',
    'алло',
    'код',
  ],
  en: [
    'deadline',
    'headline',
    'call center',
    'center',
    'release',
    'bug',
    'bag',
    'voicemail',
    'mail',
    'hotline',
    'queue',
    'drag and drop',
    'error 404',
    'do not disturb',
    'hello',
    'the end',
    'дедлайн',
    'not found',
    'code',
  ],
}

const surroundings: Record<Language, string[]> = {
  ru: ['', 'ну это', 'наверное', 'не знаю', 'по-моему', 'это точно', 'эээ', 'Павел,', 'может быть'],
  en: ['', 'um', "I think it's", 'well', "I don't know,", 'probably', 'maybe', 'the answer is'],
}

const language = fc.constantFrom<Language>('ru', 'en')

/** A quiz whose rebuses share no spelling. The first one is asked. */
const quiz = language.chain((spoken) => {
  const answers = fc.uniqueArray(fc.constantFrom(...vocabulary[spoken]), { minLength: 2, maxLength: 6 })
  return answers.map(([first = '', ...more]) => ({ language: spoken, rebus: only(first), others: more.map(only) }))
})

const only = (answer: string): Expected => ({ answer, accept: [] })

const withOther = quiz.chain((asked) => fc.tuple(fc.constant(asked), fc.constantFrom(...asked.others)))

const around = (spoken: Language) => fc.tuple(fc.constantFrom(...surroundings[spoken]), fc.constantFrom(...surroundings[spoken]))

const words = [
  ...vocabulary.ru,
  ...vocabulary.en,
  ...surroundings.ru,
  ...surroundings.en,
  'не',
  'или',
  'нет',
  'not',
  'or',
  ',',
  '—',
  'сорок',
  'два',
  'oh',
  '<b>',
]

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((heard) => heard.join(' ')),
)

test('Another rebus’s answer is never right, whatever is said around it', () => {
  const phrases = withOther.chain(([asked, other]) => fc.tuple(fc.constant(asked), fc.constant(other), around(asked.language)))
  fc.assert(
    fc.property(phrases, ([asked, other, [before, after]]) => {
      // «Это» may be an answer, and then it has been said.
      fc.pre(!`${before} ${after}`.includes(asked.rebus.answer))
      expect(match({ heard: `${before} ${other.answer} ${after}`, ...asked }).right).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('The answer alone is always right, in any case and with any punctuation', () => {
  const spelled = (answer: string) =>
    fc.constantFrom(
      answer,
      answer.toUpperCase(),
      `${answer}.`,
      `«${answer}»!`,
      `  ${answer}\n`,
      answer.replaceAll(' ', '-'),
      answer.replaceAll(/[ -]/g, ''),
    )
  fc.assert(
    fc.property(
      quiz.chain((one) => fc.tuple(fc.constant(one), spelled(one.rebus.answer))),
      ([asked, heard]) => {
        expect(match({ heard, ...asked }).right).toBe(true)
        expect(understand({ heard, ...asked }).kind).toBe('answer')
      },
    ),
    { numRuns: 1_000 },
  )
})

test('Two answers of the quiz together are never right, in either order', () => {
  const isGreeting = ({ answer }: Expected) => ['это', 'да', 'алло', 'hello'].includes(answer)
  const separators = fc.constantFrom(', ', ' или ', ' or ')
  fc.assert(
    fc.property(withOther, separators, fc.boolean(), ([asked, other], separator, isFirst) => {
      fc.pre(!isGreeting(asked.rebus) && !isGreeting(other))
      const both = isFirst ? [asked.rebus.answer, other.answer] : [other.answer, asked.rebus.answer]
      expect(match({ heard: both.join(separator), ...asked }).right).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})

test('Normalising is idempotent', () => {
  fc.assert(
    fc.property(anything, (text) => expect(normalise(normalise(text))).toBe(normalise(text))),
    { numRuns: 2_000 },
  )
})

test('No input throws', () => {
  fc.assert(
    fc.property(anything, quiz, (heard, asked) => {
      expect(match({ heard, ...asked }).reason).toBeString()
      expect(understand({ heard, ...asked }).kind).toBeString()
      expect(readCommand({ heard, language: asked.language }) ?? '').toBeString()
      expect(readDigits(heard, asked.language) ?? '0000').toMatch(/^\d{4}$/)
    }),
    { numRuns: 1_000 },
  )
})

describe('Input of 10,000 characters is refused without matching', () => {
  const rebus = { answer: 'дедлайн', accept: [] }
  test.each(['д', 'дедлайн ', 'не ', 'или ', '<b>', 'а, ', '\u0301', '1', 'a-'])('of %p', (piece) => {
    const heard = piece.repeat(10_000 / piece.length)
    const understood = understand({ heard: `дедлайн ${heard}`, rebus, others: [], language: 'ru' })
    expect(understood).toEqual({ kind: 'answer', match: { right: false, reason: 'too long' } })
  })

  test('but 10,000 spaces count as silence', () => {
    expect(understand({ heard: ' '.repeat(10_000), rebus, others: [], language: 'ru' })).toEqual({ kind: 'nothing' })
  })
})
