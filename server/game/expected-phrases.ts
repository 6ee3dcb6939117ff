import type { Listen, Turn } from '../../scenario/protocol.ts'
import { expectedPhrases, type Expecting, unhurriedPhrases } from '../rules/matching/matching.ts'
import { type Quiz, rebusesOf } from '../rules/quiz/quiz.ts'
import type { GameContext, Transaction } from '../store/store.ts'

/**
 * A turn as it is saved: without the phrases that it expects, which may be several kilobytes and would be saved twice with every
 * event. `expects` says what they are made of; versions never change, so they are the same whenever they are made. `asks` is the question
 * of the game that it asks, which the scenario need not know.
 */
export type SavedTurn = Turn & { expects?: { what: Expecting; version: number }; asks?: number | undefined }

/** Returns a turn, to be saved, in which such phrases are expected. */
export function expecting(turn: Turn, what: Expecting, { versionId: version }: Pick<GameContext, 'versionId'>): Turn {
  const saved: SavedTurn = { ...turn, expects: { what, version } }
  return saved
}

/** Returns a saved turn as the scenario gets it. */
export async function completeTurn({ tx, context }: Pick<Transaction, 'tx' | 'context'>, saved: SavedTurn): Promise<Turn> {
  if (!saved.expects) return saved
  return withPhrases(saved, await context.campaigns.withVersion(tx, context, saved.expects.version))
}

type Version = Pick<GameContext, 'quiz' | 'guesses'>

/** Returns a turn that has just been made as the scenario gets it. */
export function withPhrases({ expects, asks: _, ...turn }: SavedTurn, version: Version): Turn {
  if (!expects || !turn.listen) return turn
  return { ...turn, listen: { ...turn.listen, ...phrasesOf(version, expects.what) } }
}

type Phrases = Pick<Listen, 'expected' | 'unhurried'>

// A quiz never changes once it is read, nor do the guesses that are read with it.
const known = new WeakMap<Quiz, Partial<Record<Expecting, Phrases>>>()

function phrasesOf({ quiz, guesses }: Version, what: Expecting): Phrases {
  const ofQuiz = known.get(quiz) ?? {}
  known.set(quiz, ofQuiz)
  return (ofQuiz[what] ??= makePhrases({ quiz, guesses }, what))
}

function makePhrases({ quiz, guesses }: Version, what: Expecting): Phrases {
  const { language, commands } = quiz
  const rebuses = rebusesOf(quiz).map((rebus) => ({ ...rebus, guesses: guesses[rebus.answer] ?? [] }))
  const said = { language, commands, rebuses }
  const expected = expectedPhrases(said, what)
  return what === 'answer' ? { expected, unhurried: unhurriedPhrases(said, expected) } : { expected }
}
