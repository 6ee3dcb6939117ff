import type { Level, Quiz, Rebus, Tier } from './schema.ts'

export { describeFault, type Fault, faultOfIssue, faultsOf } from './faults.ts'
export { type Drawing, isTimeZone, type Level, levels, Quiz, type Rebus, type Tier } from './schema.ts'

/** Where a game stands: `rebus` and `attempt` count from 0; `rebus` equals the number of rebuses once it is finished. */
export type Game = { rebus: number; attempt: number; points: number }

export type Verdict = 'right' | 'wrong' | 'hint' | 'skipped'

/** What an answer did: the game after it, the points it earned, and whether its rebus (and the whole game) is over. */
export type Outcome = { game: Game; points: number; isLast: boolean; isFinished: boolean }

export const newGame: Game = { rebus: 0, attempt: 0, points: 0 }

const levelsByAttempt: readonly Level[] = ['hard', 'easier', 'easiest']

/** Counts one answer. A finished game takes no more: it comes back as it was, with no points. */
export function judge(quiz: Quiz, game: Game, verdict: Verdict): Outcome {
  if (isFinished(quiz, game)) return { game, points: 0, isLast: false, isFinished: true }
  const points = verdict === 'right' ? worth(quiz, game) : 0
  const isLast = verdict === 'right' || verdict === 'skipped' || !hasEasierPicture(quiz, game)
  const next = isLast
    ? { rebus: game.rebus + 1, attempt: 0, points: game.points + points }
    : { rebus: game.rebus, attempt: game.attempt + 1, points: game.points }
  return { game: next, points, isLast, isFinished: isFinished(quiz, next) }
}

export function isFinished(quiz: Quiz, game: Game): boolean {
  return game.rebus >= quiz.rebuses.length
}

/** The rebus on the table. Throws where the game is finished: nobody may ask then. */
export function currentRebus(quiz: Quiz, game: Game): Rebus {
  const rebus = quiz.rebuses[game.rebus]
  if (!rebus) throw new Error('a finished game has no rebus on the table')
  return rebus
}

/** After the last picture there is nothing easier to show, so a hint cannot be given either. */
export function hasEasierPicture(quiz: Quiz, game: Game): boolean {
  return game.attempt + 1 < quiz.points.length
}

/** The points that a right answer would give now. */
export function worth(quiz: Quiz, game: Game): number {
  return quiz.points[game.attempt] ?? 0
}

/** Which of a rebus's drawings an attempt (from 0) is shown. */
export function levelOf(attempt: number): Level {
  return levelsByAttempt[attempt] ?? 'easiest'
}

export function mostPoints(quiz: Quiz): number {
  return quiz.rebuses.length * quiz.points[0]
}

/** The tiers these points have won, the best first: the first is the prize, the others stand in when its codes are used up. */
export function tiersWon(quiz: Quiz, points: number): Tier[] {
  return quiz.tiers.filter((tier) => points >= tier.atLeast)
}
