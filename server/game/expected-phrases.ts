import type { Turn } from '../../scenario/protocol.ts'
import { expectedPhrases, type Expecting } from '../rules/matching/matching.ts'
import { type Quiz, rebusesOf } from '../rules/quiz/quiz.ts'
import type { GameContext, Transaction } from '../store/store.ts'

/**
 * A turn as it is saved: without the phrases that it expects, which may be several kilobytes and would be saved twice with every
 * event. `expects` says what they are made of; versions never change, so they are the same whenever they are made.
 */
type SavedTurn = Turn & { expects?: { what: Expecting; version: number } }

/** Returns a turn, to be saved, in which such phrases are expected. */
export function expecting(turn: Turn, what: Expecting, { versionId: version }: Pick<GameContext, 'versionId'>): Turn {
  const saved: SavedTurn = { ...turn, expects: { what, version } }
  return saved
}

/** Returns a saved turn as the scenario gets it. */
export async function completeTurn({ tx, context }: Pick<Transaction, 'tx' | 'context'>, saved: SavedTurn): Promise<Turn> {
  if (!saved.expects) return saved
  const { quiz } = await context.campaigns.withVersion(tx, context, saved.expects.version)
  return withPhrases(saved, quiz)
}

/** Returns a turn that has just been made as the scenario gets it. */
export function withPhrases({ expects, ...turn }: SavedTurn, quiz: Quiz): Turn {
  if (!expects || !turn.listen) return turn
  return { ...turn, listen: { ...turn.listen, expected: phrasesOf(quiz, expects.what) } }
}

// A quiz never changes once it is read.
const known = new WeakMap<Quiz, Partial<Record<Expecting, string[]>>>()

function phrasesOf(quiz: Quiz, what: Expecting): string[] {
  const ofQuiz = known.get(quiz) ?? {}
  known.set(quiz, ofQuiz)
  const { language, commands } = quiz
  return (ofQuiz[what] ??= expectedPhrases({ language, commands, rebuses: rebusesOf(quiz) }, what))
}
