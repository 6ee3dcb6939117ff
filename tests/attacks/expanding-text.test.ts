import { describe, expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { longestAnswer } from '../../server/doors/visitor/forms.ts'
import { answersOf } from '../../server/rules/matching/answers.ts'
import { asksForCode, isMachine, readDigits, understand } from '../../server/rules/matching/matching.ts'
import { runsOf } from '../../server/rules/matching/mentions.ts'
import { comparedBetween } from '../../server/rules/matching/nearness.ts'
import { normalise } from '../../server/rules/matching/normalise.ts'
import { spellingsOf } from '../../server/rules/matching/spelling.ts'
import { tokensOf } from '../../server/rules/matching/tokens.ts'
import { parseNumber } from '../../server/rules/phone-number/phone-number.ts'
import { opensTheEvening } from '../cast/evening.ts'

/** NFKD makes eighteen characters of it, four words of them. */
const expanding = '\uFDFA'
const longestHeard = 500

const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

test('the character is as bad as it was', () => {
  expect(normalise(expanding)).toHaveLength(18)
})

test('an answer that is longer than allowed once it is normalised is refused at the door, and costs nothing', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays('8 916 123-45-67')
  const game = async () => (await evening.context.db.query.participants.findMany())[0]
  const before = await game()
  for (const answer of [filled(expanding, longestAnswer), filled(`${expanding} `, 30)]) {
    expect((await visitor.types(answer)).status).toBe(422)
    await visitor.sees('Покороче, пожалуйста')
    expect(await game()).toEqual(before)
  }
})

describe('what is longer than allowed once it is normalised', () => {
  const heard = filled(expanding, 100)

  test('is no answer', async () => {
    const { quiz } = await readQuiz('intercom-ru')
    const [rebus, ...others] = quiz.rebuses
    expect(understand({ heard, rebus: rebus!, others, language: 'ru' })).toEqual({
      kind: 'answer',
      match: { right: false, reason: 'too long' },
    })
  })

  test('holds no command and no digits, and asks for no code', () => {
    expect(readDigits(`${heard} 4821`, 'ru')).toBeNull()
    expect(asksForCode({ heard: `${heard} да`, language: 'ru' })).toBe(false)
  })

  test('is a number no more than the same text cut short', () => {
    expect(parseNumber(filled(expanding, 85_000), { ours: [] })).toEqual({ problem: 'not a number' })
    expect(parseNumber(`${filled(expanding, 2_000)} 8 916 123-45-67`, { ours: [] })).toEqual({ problem: 'not a number' })
  })

  test('is searched for the words of a machine at its beginning only', () => {
    expect(isMachine({ heard: `${filled('а ', 990)}оставьте сообщение после сигнала`, language: 'ru' })).toBe(false)
    expect(isMachine({ heard: `${filled('а ', 900)}оставьте сообщение после сигнала`, language: 'ru' })).toBe(true)
  })
})

/**
 * Utterances of the greatest length that make much work: many words, many that are close to answers in length, words that may be
 * left out of an answer. Thousands of random mixtures of such pieces, and of the answers, made 4,000 comparisons at most.
 */
const pieces = [
  'а ',
  'не ',
  'ли ',
  'ну ',
  'э ',
  'two ',
  'аб ',
  'дед ',
  'дедл ',
  'дедлай ',
  'дедлайн, ',
  'call ',
  'а,',
  'дедлай э ',
  '1 ',
]

describe.each(['intercom-ru', 'intercom-en'])('in a quiz of twelve rebuses, as %s is', (name) => {
  test.each(pieces)(
    'the words «%s», as often as may be, are compared with the answers a bounded number of times',
    async (piece) => {
      const { quiz } = await readQuiz(name)
      const twelve = Array.from({ length: 12 }, (_, index) => quiz.rebuses[index % quiz.rebuses.length]!)
      const spellings = twelve.flatMap((rebus) => spellingsOf(rebus, quiz.language))
      const answers = answersOf(twelve, quiz.language)
      const runs = runsOf(tokensOf(filled(piece, longestHeard), quiz.language), answers, quiz.language)
      expect(runs.length).toBeLessThan(1_500)
      const readings = runs.flatMap((run) => run.readings)
      const compared = readings.flatMap((heard) => spellings.map((spelling) => comparedBetween(heard, spelling).length))
      // The whole utterance then takes 4 ms at most.
      expect(compared.reduce((sum, one) => sum + one, 0)).toBeLessThan(10_000)
    },
  )
})
