import { askedOf, asksAll, drawsWith, fairnessOf } from './draw.ts'
import type { Fault } from './fault.ts'
import type { Quiz } from './schema.ts'

/** Returns why no fair draw is possible: too few rebuses, or difficulties that do not let every rebus into a draw. */
export function faultsOfDraws(quiz: Quiz): Fault[] {
  const { asks, rebuses } = quiz
  if (asks !== undefined && asks > rebuses.length)
    return [{ at: 'asks', kind: 'asks too many', rebuses: rebuses.length, found: asks }]
  return asksAll(quiz) ? [] : faultsOfDifficulties(quiz)
}

function faultsOfDifficulties(quiz: Quiz): Fault[] {
  const { sum, draws } = fairnessOf(quiz)
  const asks = askedOf(quiz)
  if (draws === 1) return [{ at: 'rebuses', kind: 'only one draw', asks }]
  return quiz.rebuses.flatMap(({ difficulty: found }, index): Fault[] =>
    drawsWith(quiz, index, sum) > 0 ? [] : [{ at: `rebuses.${index}.difficulty`, kind: 'never drawn', asks, sum, found }],
  )
}
