import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { command, digits, match, understand, type Expected, type Language } from '../server/matching.ts'
import { normalise } from '../server/matching/normalise.ts'

const VOCABULARY: Record<Language, string[]> = {
  ru: [
    'дедлайн', 'колл-центр', 'центр', 'релиз', 'баг', 'бар', 'нейросеть', 'сеть', 'сервер', 'север', 'гудок', 'очередь',
    'трубка', 'автоответчик', 'ошибка 404', 'ошибка 403', 'не беспокоить', 'это', 'да', 'deadline', 'алло', 'код',
  ],
  en: [
    'deadline', 'headline', 'call center', 'center', 'release', 'bug', 'bag', 'voicemail', 'mail', 'hotline', 'queue',
    'drag and drop', 'error 404', 'do not disturb', 'hello', 'the end', 'дедлайн', 'not found', 'code',
  ],
}

const AROUND: Record<Language, string[]> = {
  ru: ['', 'ну это', 'наверное', 'не знаю', 'по-моему', 'это точно', 'эээ', 'Павел,', 'может быть'],
  en: ['', 'um', "I think it's", 'well', "I don't know,", 'probably', 'maybe', 'the answer is'],
}

const language = fc.constantFrom<Language>('ru', 'en')

/** A quiz of rebuses, no two of which share a spelling; the first is the one that is asked. */
const quiz = language.chain((spoken) => fc.uniqueArray(fc.constantFrom(...VOCABULARY[spoken]), { minLength: 2, maxLength: 6 }).map((answers) => {
  const [rebus, ...others] = answers.map((answer): Expected => ({ answer, accept: [] }))
  return { language: spoken, rebus: rebus as Expected, others }
}))

const phrase = (spoken: Language) => fc.tuple(fc.constantFrom(...AROUND[spoken]), fc.constantFrom(...AROUND[spoken]))

const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...VOCABULARY.ru, ...VOCABULARY.en, ...AROUND.ru, ...AROUND.en, 'не', 'или', 'нет', 'not', 'or', ',', '—', 'сорок', 'два', 'oh', '<b>'), { maxLength: 30 })
    .map((words) => words.join(' ')))

test('Whatever is said around it, another rebus’s answer is never right', () => {
  fc.assert(fc.property(quiz.chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...one.others), phrase(one.language))), ([asked, other, [before, after]]) => {
    expect(match({ heard: `${before} ${other.answer} ${after}`, ...asked }).right).toBe(false)
  }), { numRuns: 1_000 })
})

test('The answer alone is always right, in any case and with any punctuation', () => {
  const spelled = (answer: string) => fc.constantFrom(answer, answer.toUpperCase(), `${answer}.`, `«${answer}»!`, `  ${answer}\n`, answer.replaceAll(' ', '-'), answer.replaceAll(/[ -]/g, ''))
  fc.assert(fc.property(quiz.chain((one) => fc.tuple(fc.constant(one), spelled(one.rebus.answer))), ([asked, heard]) => {
    expect(match({ heard, ...asked }).right).toBe(true)
    expect(understand({ heard, ...asked }).kind).toBe('answer')
  }), { numRuns: 1_000 })
})

test('Two answers of the quiz are never right, in whatever order', () => {
  const two = quiz.filter(({ rebus }) => !['это', 'да', 'алло', 'hello', 'код', 'code'].includes(rebus.answer))
    .chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...one.others), fc.constantFrom(', ', ' или ', ' or '), fc.boolean()))
  fc.assert(fc.property(two, ([asked, other, separator, isFirst]) => {
    fc.pre(!['это', 'да', 'алло', 'hello'].includes(other.answer))
    const both = isFirst ? [asked.rebus.answer, other.answer] : [other.answer, asked.rebus.answer]
    expect(match({ heard: both.join(separator), ...asked }).right).toBe(false)
  }), { numRuns: 1_000 })
})

test('Normalising twice is normalising once', () => {
  fc.assert(fc.property(anything, (text) => expect(normalise(normalise(text))).toBe(normalise(text))), { numRuns: 2_000 })
})

test('Nothing that is heard breaks anything', () => {
  fc.assert(fc.property(anything, quiz, (heard, asked) => {
    expect(match({ heard, ...asked }).reason).toBeString()
    expect(understand({ heard, ...asked }).kind).toBeString()
    expect(command({ heard, language: asked.language }) ?? '').toBeString()
    expect(digits(heard, asked.language) ?? '0000').toMatch(/^\d{4}$/)
  }), { numRuns: 1_000 })
})

describe('10,000 characters are refused without being weighed', () => {
  const rebus = { answer: 'дедлайн', accept: [] }
  test.each(['д', 'дедлайн ', 'не ', 'или ', '<b>', 'а, ', '\u0301', '1', 'a-'])('of %p', (piece) => {
    const heard = piece.repeat(10_000 / piece.length)
    const startedAt = performance.now()
    expect(understand({ heard: `дедлайн ${heard}`, rebus, others: [], language: 'ru' })).toEqual({ kind: 'answer', decision: { right: false, reason: 'too long' } })
    expect(performance.now() - startedAt).toBeLessThan(100)
  })

  test('but 10,000 spaces are silence', () => {
    expect(understand({ heard: ' '.repeat(10_000), rebus, others: [], language: 'ru' })).toEqual({ kind: 'nothing' })
  })
})
