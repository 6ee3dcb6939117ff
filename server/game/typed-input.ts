import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { isFinished } from '../rules/quiz/quiz.ts'
import { calls } from '../store/schema/schema.ts'
import {
  type Call,
  type GameContext,
  inTransaction,
  type Participant,
  Raced,
  type Transaction,
  type Visit,
} from '../store/store.ts'
import type { Command } from './decision.ts'
import { findShownGame } from './find-by-number.ts'
import { lockParticipant } from './participant.ts'
import { play } from './play.ts'
import { pushTurn } from './pushed-turns.ts'
import { say } from './say.ts'

/** `stale`: the form belongs to a question that has been answered meanwhile. `not playing`: the visit has no live game. */
export type TypedInputProblem = 'stale' | 'not playing'

/** What a visitor can do in the browser during a call. `question` is the one the form was rendered for. */
export type TypedInput =
  | { type: 'answer'; question: number; answer: string }
  | { type: 'command'; question: number; command: Command }
  | { type: 'hang up' }

/**
 * Handles what was typed or pressed in the browser as if it had been said. Returns why it was refused, or `null`. It moves
 * the call to its next turn and pushes that turn to the session, so a spoken answer to the same turn that arrives later no
 * longer counts, and vice versa. Locks the call, then the participant.
 */
export function handleTypedInput(context: GameContext, visit: Visit, input: TypedInput): Promise<TypedInputProblem | null> {
  return inTransaction(context, async (transaction) => {
    const game = await lockGame(transaction, visit)
    if (!game || (input.type !== 'hang up' && !isPlaying(context, game))) return 'not playing'
    if (input.type !== 'hang up' && game.participant.question !== input.question) return 'stale'
    await pushTurn(transaction, game.call, await playInput(transaction, game, input))
    return null
  })
}

type LiveGame = { call: Call; participant: Participant }

/**
 * Locks the game of this visit that is played, or has just finished, in a live call; `null` when there is none. The call has
 * to be locked first, so it is read without a lock, and the transaction is retried if the game moves to another call meanwhile.
 */
async function lockGame(transaction: Transaction, { id }: Visit): Promise<LiveGame | null> {
  const { tx } = transaction
  const game = await findShownGame(tx, id)
  if (!game) return null
  const [call] = await tx.select().from(calls).where(eq(calls.id, game.callId)).for('update')
  const participant = await lockParticipant(transaction, game.id)
  if (participant.callId !== game.callId) throw new Raced()
  return call && participant.visitId === id && call.part !== 'goodbye' && call.answeredAt && !call.endedAt
    ? { call, participant }
    : null
}

function isPlaying({ quiz }: GameContext, { call, participant }: LiveGame): boolean {
  return call.part === 'game' && !participant.finishedAt && !participant.lostAt && !isFinished(quiz, participant)
}

function playInput(transaction: Transaction, { call, participant }: LiveGame, input: TypedInput): Promise<Turn> {
  const { spoken } = transaction.context
  switch (input.type) {
    case 'answer':
      return play(transaction, call, participant, { kind: 'words', text: input.answer, via: 'typed' })
    case 'command':
      return play(transaction, call, participant, { kind: 'button', command: input.command })
    case 'hang up': {
      const words = call.part === 'code' ? spoken.farewell : spoken.hangingUp
      return say(transaction, call, { say: words, part: 'goodbye', visitId: participant.visitId })
    }
  }
}
