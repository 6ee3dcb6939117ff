import type { Game, Verdict } from './quiz.ts'
import type { Quiz, Tier } from './schema.ts'

/** What a refused answer is, now that an operator has said so: the answer, or a command that was not understood. */
export type Meaning = 'right' | 'repeat' | 'hint' | 'skip'

/** An answer as it was counted. `attempt` counts from 0. `recountedAt`: when an operator last looked at it, null before. */
export type CountedAnswer = {
  id: number
  rebus: number
  attempt: number
  verdict: Verdict
  points: number
  isLast: boolean
  recountedAt: Date | null
}

/** What counting a game anew comes to. */
export type Recount = {
  /** the answers that are counted in another way now, as they are now */
  changed: CountedAnswer[]
  /** the answers that were none, and cost an attempt that is given back */
  removed: number[]
  /** the refused answers of which it is known now what they mean, and that it changes nothing */
  settled: number[]
  /** the game afterwards; its points are never fewer */
  game: Game
  /** the rebus under way was solved by what is right now */
  isSolved: boolean
}

/**
 * Counts a game anew with what its refused answers mean now. Returns null when that changes nothing, as it does the second time. What
 * nobody can know is left as it is: no rebus that is over goes on, and what was answered after a right answer counts no more.
 *
 * - A right answer gets the points of its attempt, and later answers to its rebus none.
 * - «Repeat» was no answer: it is taken out, and what came after it counts as one attempt earlier, so that a later right answer is worth
 *   more, and a rebus under way gets its attempt back. Where the rebus is over without a right answer, that would change nothing.
 * - A hint costs an attempt like a wrong answer, so it is only called by its name.
 * - «Skip» ends a rebus. Where the player went on after it, nothing was lost by the mistake, and it stays a wrong answer.
 *
 * `isOver`: the game goes on no more, whatever its position.
 */
export function recount(
  quiz: Pick<Quiz, 'points'>,
  game: Game,
  answers: readonly CountedAnswer[],
  meanings: ReadonlyMap<number, Meaning>,
  isOver: boolean,
): Recount | null {
  const rebuses = [...Map.groupBy(answers, ({ rebus }) => rebus)].map(([rebus, given]) =>
    recountRebus(quiz, given, meanings, !isOver && rebus === game.rebus),
  )
  const changed = rebuses.flatMap((rebus) => rebus.changed)
  const removed = rebuses.flatMap((rebus) => rebus.removed)
  const settled = rebuses.flatMap((rebus) => rebus.settled)
  if (changed.length === 0 && removed.length === 0 && settled.length === 0) return null
  const points = game.points + rebuses.reduce((sum, { gained }) => sum + gained, 0)
  const current = rebuses.find(({ isUnderWay }) => isUnderWay)
  if (current?.isSolved)
    return { changed, removed, settled, game: { ...game, rebus: game.rebus + 1, attempt: 0, points }, isSolved: true }
  const attempt = game.attempt - (current?.removed.length ?? 0)
  return { changed, removed, settled, game: { ...game, attempt, points }, isSolved: false }
}

function recountRebus(
  quiz: Pick<Quiz, 'points'>,
  given: readonly CountedAnswer[],
  meanings: ReadonlyMap<number, Meaning>,
  isUnderWay: boolean,
) {
  const inOrder = given.toSorted((one, other) => one.attempt - other.attempt)
  const isRight = ({ id, verdict }: CountedAnswer) => verdict === 'right' || meanings.get(id) === 'right'
  const rightAt = inOrder.findIndex(isRight)
  const counted = rightAt < 0 ? inOrder : inOrder.slice(0, rightAt)
  const none = rightAt >= 0 || isUnderWay ? counted.filter(({ id }) => meanings.get(id) === 'repeat') : []
  const earned = given.reduce((sum, { points }) => sum + points, 0)
  const now = inOrder.filter((answer) => !none.includes(answer)).map(countAgain)
  const changed = now.filter((answer) => isOther(answer, given))
  const isSettled = (answer: CountedAnswer) => meanings.has(answer.id) && !answer.recountedAt && !changed.includes(answer)
  const settled = now.filter(isSettled).map(({ id }) => id)
  const isSolved = isUnderWay && rightAt >= 0
  const gained = now.reduce((sum, { points }) => sum + points, 0) - earned
  return { changed, removed: none.map(({ id }) => id), settled, gained, isUnderWay, isSolved }

  function countAgain(answer: CountedAnswer): CountedAnswer {
    const at = inOrder.indexOf(answer)
    const attempt = answer.attempt - none.filter((each) => each.attempt < answer.attempt).length
    if (rightAt < 0 || at < rightAt) return { ...answer, attempt, verdict: nameOf(answer) }
    if (at > rightAt) return { ...answer, attempt, points: 0, isLast: false }
    // Points never rise from one attempt to the next, so this is the more; a quiz from before that rule takes nothing away.
    return { ...answer, attempt, verdict: 'right', points: Math.max(quiz.points[attempt] ?? 0, earned), isLast: true }
  }

  function nameOf({ id, verdict, isLast }: CountedAnswer): Verdict {
    const meaning = meanings.get(id)
    if (meaning === 'hint') return 'hint'
    return meaning === 'skip' && isLast ? 'skipped' : verdict
  }
}

function isOther(now: CountedAnswer, before: readonly CountedAnswer[]): boolean {
  const was = before.find(({ id }) => id === now.id)
  return (['attempt', 'verdict', 'points', 'isLast'] as const).some((field) => was?.[field] !== now[field])
}

/**
 * Returns the tiers that may take the place of the one that a game has won, the best first, when its points rise: better ones, and
 * only where a better one is reached than before.
 */
export function tiersAbove(quiz: Pick<Quiz, 'tiers'>, held: string | null, points: { before: number; after: number }): Tier[] {
  const reachedWith = (earned: number) => quiz.tiers.filter(({ atLeast }) => earned >= atLeast)
  const reached = reachedWith(points.after)
  if (reached[0]?.id === reachedWith(points.before)[0]?.id) return []
  const at = reached.findIndex(({ id }) => id === held)
  return at < 0 ? reached : reached.slice(0, at)
}
