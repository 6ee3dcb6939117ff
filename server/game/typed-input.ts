import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { isFinished } from '../rules/quiz/quiz.ts'
import { calls, participants } from '../store/schema/schema.ts'
import {
  type Call,
  type GameContext,
  inTransaction,
  made,
  type Participant,
  Raced,
  type Transaction,
  type Visit,
} from '../store/store.ts'
import type { Command } from './decision.ts'
import { shownGame } from './find-by-number.ts'
import { keepLocked } from './participant.ts'
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
    if (!game || (input.type !== 'hang up' && !isPlaying(transaction, game))) return 'not playing'
    if (input.type !== 'hang up' && game.participant.question !== input.question) return 'stale'
    pushTurn(transaction, game.call, await playInput(transaction, game, input))
    return null
  })
}

type LiveGame = { call: Call; participant: Participant }

/**
 * Locks the game of this visit that is played, or has just finished, in a live call; `null` when there is none. Both queries are sent
 * at once and run one after the other, the call's first. The transaction is retried if the game moves to another call in between.
 */
async function lockGame(transaction: Transaction, { id }: Visit): Promise<LiveGame | null> {
  const { tx } = transaction
  const [[call], [participant]] = await Promise.all([lockShownCall(tx, { visitId: id }), lockShownGame(tx, { visitId: id })])
  if (!call || !participant) return null
  if (participant.callId !== call.id) throw new Raced()
  await keepLocked(transaction, participant)
  return participant.visitId === id && call.part !== 'goodbye' && call.answeredAt && !call.endedAt ? { call, participant } : null
}

const lockShownCall = made((db, { visitId }: { visitId: number }) =>
  db
    .select()
    .from(calls)
    .where(eq(calls.id, shownGame(db, visitId, participants.callId)))
    .for('update'),
)

const lockShownGame = made((db, { visitId }: { visitId: number }) =>
  db
    .select()
    .from(participants)
    .where(eq(participants.id, shownGame(db, visitId, participants.id)))
    .for('update'),
)

function isPlaying({ context: { quiz } }: Transaction, { call, participant }: LiveGame): boolean {
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
