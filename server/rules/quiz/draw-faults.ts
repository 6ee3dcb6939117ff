import { askedOf, asksAll, drawsWith, fairnessOf } from './draw.ts'
import type { Fault } from './faults.ts'
import type { Quiz } from './schema.ts'

/** Returns why no fair draw is possible: too few rebuses, or difficulties that do not let every rebus into a draw. */
export function faultsOfDraws(quiz: Quiz): Fault[] {
  const { asks, rebuses } = quiz
  if (asks !== undefined && asks > rebuses.length)
    return [{ path: 'asks', expected: `at most ${rebuses.length}, the number of rebuses`, found: String(asks) }]
  return asksAll(quiz) ? [] : faultsOfDifficulties(quiz)
}

function faultsOfDifficulties(quiz: Quiz): Fault[] {
  const { sum, draws } = fairnessOf(quiz)
  if (draws === 1)
    return [
      {
        path: 'rebuses',
        expected: `difficulties with which more than one draw of ${askedOf(quiz)} adds up to the same`,
        found: 'only one',
      },
    ]
  const expected = `a difficulty with which a draw of ${askedOf(quiz)} can add up to ${sum}, as most do`
  return quiz.rebuses.flatMap(({ difficulty }, index) =>
    drawsWith(quiz, index, sum) > 0 ? [] : [{ path: `rebuses.${index}.difficulty`, expected, found: String(difficulty) }],
  )
}
