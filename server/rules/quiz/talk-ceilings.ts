import type { Quiz } from './schema.ts'

/** What a call, or a game over all its calls, has used up, or may use at most. */
export type Spent = { minutes: number; turns: number }

/**
 * Room for each rebus. A slow but honest player, who is silent once, asks for a repetition once and needs all three attempts,
 * takes five turns and a minute and a half for a rebus: half of this at most.
 */
const perRebus: Spent = { minutes: 3, turns: 16 }

/** A short quiz needs time for the greeting and the pairing code, too. */
const fewestRebuses = 5

/** The scenario ends a call after 20 minutes, with an apology instead of a goodbye. */
const mostMinutesPerCall = 18

/** A game may take as much as two whole calls. */
const callsPerGame = 2

/** Returns how long one call, and one game over all its calls, may take in this quiz. */
export function ceilingsOf(quiz: Pick<Quiz, 'asks' | 'rebuses'>): { call: Spent; game: Spent } {
  const rebuses = Math.max(fewestRebuses, quiz.asks ?? quiz.rebuses.length)
  const [minutes, turns] = [rebuses * perRebus.minutes, rebuses * perRebus.turns]
  return {
    call: { minutes: Math.min(minutes, mostMinutesPerCall), turns },
    game: { minutes: minutes * callsPerGame, turns: turns * callsPerGame },
  }
}

/**
 * Returns which ceiling is reached: the game's, which ends the game, or else the call's, after which the game waits. `game` is
 * null in a call without a game under way.
 */
export function reachedCeiling(quiz: Pick<Quiz, 'asks' | 'rebuses'>, call: Spent, game: Spent | null): 'game' | 'call' | null {
  const ceilings = ceilingsOf(quiz)
  if (game && isReached(game, ceilings.game)) return 'game'
  return isReached(call, ceilings.call) ? 'call' : null
}

function isReached(spent: Spent, most: Spent): boolean {
  return spent.minutes >= most.minutes || spent.turns >= most.turns
}
