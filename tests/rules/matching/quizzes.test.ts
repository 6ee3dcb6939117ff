import { describe, expect, test } from 'bun:test'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { understand } from '../../../server/rules/matching/matching.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'

describe.each(['intercom-ru', 'intercom-en'])('In %s', (name) => {
  test('every accepted spelling of a rebus is right, and those of the other rebuses are wrong', async () => {
    const { quiz } = await readQuiz(name)
    const { language } = quiz
    const rebuses = rebusesOf(quiz)
    for (const rebus of rebuses) {
      const others = rebuses.filter((other) => other !== rebus)
      const isRight = (heard: string) => {
        const understood = understand({ heard, rebus, others, language })
        return understood.kind === 'answer' && understood.match.right
      }
      for (const spelling of [rebus.answer, ...rebus.accept]) expect([spelling, isRight(spelling)]).toEqual([spelling, true])
      for (const { answer, accept } of others) {
        for (const spelling of [answer, ...accept]) expect([spelling, isRight(spelling)]).toEqual([spelling, false])
      }
    }
  })
})
