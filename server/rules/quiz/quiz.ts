import { askedOf, drawFor, type GameKind } from './draw.ts'
import { rebusesOf } from './rebuses.ts'
import type { Level, Quiz, Rebus, Tier } from './schema.ts'

export { ceilingsOf, reachedCeiling, type Spent } from './talk-ceilings.ts'
export { type ChosenSources, type CodeSource, codeSourceOf, codeSources } from './code-source.ts'
export { drawFor, seedLimit } from './draw.ts'
export type { Fault, FaultsOf } from './fault.ts'
export { faultsOf } from './faults.ts'
export { faultOfIssue } from './issue-fault.ts'
export { recipeOf } from './lines.ts'
export { makeCode } from './made-code.ts'
export { type CountedAnswer, type Meaning, type Recount, recount, tiersAbove } from './recount.ts'
export { rebusPath, rebusesOf } from './rebuses.ts'
export {
  type Drawing,
  isTimeZone,
  type Level,
  levels,
  type OwnCommands,
  ownCommands,
  Quiz,
  type QuizRule,
  type Rebus,
  type Tier,
} from './schema.ts'
export {
  type CampaignVoice,
  correctionMs,
  defaultVoices,
  models,
  ownVoice,
  recognisers,
  speakers,
  usualExpectedEndMs,
} from './voices.ts'
export {
  fastestAnswerMs,
  findOddities,
  type Oddity,
  type PlayedGame,
  type Rates,
  ratesOf,
  secondsToWin,
  usualRates,
} from './unusual.ts'

/**
 * The state of a game. `rebus` is the position in the game and counts from 0, as `attempt` does; in a finished game it equals the
 * number of rebuses. `draw` holds the indexes of the game's rebuses; null stands for the first ones of the quiz. Without a `kind` it
 * is played for a prize.
 */
export type Game = { rebus: number; attempt: number; points: number; draw: number[] | null; kind?: GameKind | undefined }

/** How an input is counted; `hint` and `skipped` are what the caller asked for. */
export type Verdict = 'right' | 'wrong' | 'hint' | 'skipped'

/** What an answer led to: the game after it, the points it earned, and whether it was the last for its rebus and for the game. */
export type Outcome = { game: Game; points: number; isLast: boolean; isFinished: boolean }

/** A game before its first answer, with the first rebuses of the quiz. */
export const newGame: Game = { rebus: 0, attempt: 0, points: 0, draw: null }

const levelsByAttempt: readonly Level[] = ['hard', 'easier', 'easiest']

/** Counts one answer and returns the outcome. A finished game is returned unchanged, without points. */
export function judge(quiz: Quiz, game: Game, verdict: Verdict): Outcome {
  if (isFinished(quiz, game)) return { game, points: 0, isLast: false, isFinished: true }
  const points = verdict === 'right' ? worth(quiz, game) : 0
  const isLast = verdict === 'right' || verdict === 'skipped' || !hasEasierPicture(quiz, game)
  const { rebus, attempt, draw, kind } = game
  const next = isLast
    ? { rebus: rebus + 1, attempt: 0, points: game.points + points, draw, kind }
    : { rebus, attempt: attempt + 1, points: game.points, draw, kind }
  return { game: next, points, isLast, isFinished: isFinished(quiz, next) }
}

/**
 * Returns the indexes of the rebuses that a game asks, in its order. A game that began before the quiz drew asks the first ones of
 * the file. The quiz may have changed since: a rebus that it no longer has is replaced in its place, so that the game's position
 * stays, as long as there are others; and a game for fun asks what there is for fun now, never a rebus of a game for a prize.
 */
export function playedIn(quiz: Quiz, { draw, kind }: Pick<Game, 'draw' | 'kind'>): number[] {
  if (kind === 'fun') return drawFor(quiz, 'fun', 0)
  const forPrizes = [...quiz.rebuses.keys()]
  if (!draw) return forPrizes.slice(0, askedOf(quiz))
  const spare = forPrizes.filter((index) => !draw.includes(index))
  return draw.flatMap((index) => (index < forPrizes.length ? index : (spare.shift() ?? [])))
}

/** Returns the index of the rebus at a position of the game (counted from 0); null when the game has none there. */
export function indexAt(quiz: Quiz, game: Pick<Game, 'draw' | 'kind'>, position: number): number | null {
  return playedIn(quiz, game)[position] ?? null
}

/** Returns how many rebuses a game asks. */
export function lengthOf(quiz: Quiz, game: Pick<Game, 'draw' | 'kind'>): number {
  return playedIn(quiz, game).length
}

/** Returns whether all rebuses of the game have been played. */
export function isFinished(quiz: Quiz, game: Game): boolean {
  return game.rebus >= lengthOf(quiz, game)
}

/** Returns the rebus that is being played. Throws when the game is finished. */
export function currentRebus(quiz: Quiz, game: Game): Rebus {
  const rebus = rebusesOf(quiz)[indexAt(quiz, game, game.rebus) ?? -1]
  if (!rebus) throw new Error('a finished game has no current rebus')
  return rebus
}

/** Returns whether an easier picture can still be shown, and so whether a hint can be given. */
export function hasEasierPicture(quiz: Quiz, game: Game): boolean {
  return game.attempt + 1 < quiz.points.length
}

/** Returns the points that a right answer would earn now. */
export function worth(quiz: Quiz, game: Game): number {
  return quiz.points[game.attempt] ?? 0
}

/** Returns which of a rebus's drawings is shown at an attempt (counted from 0). */
export function levelOf(attempt: number): Level {
  return levelsByAttempt[attempt] ?? 'easiest'
}

/** Returns the highest score that a game can reach. */
export function mostPoints(quiz: Quiz, game: Pick<Game, 'draw' | 'kind'>): number {
  return lengthOf(quiz, game) * quiz.points[0]
}

/** Returns the tiers that these points reach, the best first: the prize, then those that replace it when its codes run out. */
export function tiersWon(quiz: Quiz, points: number): Tier[] {
  return quiz.tiers.filter((tier) => points >= tier.atLeast)
}
