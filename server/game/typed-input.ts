import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls, participants, visits } from '../store/schema/schema.ts'
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
import { lockParticipant } from './participant.ts'
import { play } from './play.ts'
import { pushTurn } from './pushed-turns.ts'
import { say } from './say.ts'

/** stale: the question the form was made for is not on the table any more · not playing: nobody is on the line */
export type TypedProblem = 'stale' | 'not playing'

/** What a visitor can do in the browser during a call. */
export type Typed =
  | { type: 'answer'; question: number; answer: string }
  | { type: 'command'; question: number; command: Command }
  | { type: 'hang up' }

/**
 * Takes what was typed or pressed in the browser as if it had been said; gives what is wrong, or null. The call's turn moves on
 * with it and the line is told, so a spoken answer to the same turn that arrives later no longer counts, and the other way round.
 */
export function takeTyped(context: GameContext, visit: Visit, typed: Typed): Promise<TypedProblem | null> {
  return inTransaction(context, async (transaction) => {
    const game = await lockGame(transaction, visit)
    if (!game || (typed.type !== 'hang up' && !isPlaying(game))) return 'not playing'
    if (typed.type !== 'hang up' && game.participant.question !== typed.question) return 'stale'
    await pushTurn(transaction, game.call, await reply(transaction, game, typed))
    return null
  })
}

type Game = { call: Call; participant: Participant }

function reply(transaction: Transaction, { call, participant }: Game, typed: Typed): Promise<Turn> {
  const { spoken } = transaction.context
  switch (typed.type) {
    case 'answer':
      return play(transaction, call, participant, { kind: 'words', text: typed.answer, via: 'typed' })
    case 'command':
      return play(transaction, call, participant, { kind: 'button', command: typed.command })
    case 'hang up': {
      const words = call.part === 'code' ? spoken.farewell : spoken.hangingUp
      return say(transaction, call, { say: words, part: 'goodbye', visitId: participant.visitId })
    }
  }
}

function isPlaying({ call, participant }: Game): boolean {
  return call.part === 'game' && !participant.finishedAt && !participant.lostAt
}

/** The game that this browser plays, or has just finished, on a live line. The call is locked first, as everywhere; the game may go on in another until then. */
async function lockGame(transaction: Transaction, { id }: Visit): Promise<Game | null> {
  const { tx } = transaction
  const [game] = await tx
    .select({ id: participants.id, callId: participants.callId })
    .from(visits)
    .innerJoin(participants, eq(participants.id, visits.participantId))
    .where(eq(visits.id, id))
  if (!game) return null
  const [call] = await tx.select().from(calls).where(eq(calls.id, game.callId)).for('update')
  const participant = await lockParticipant(transaction, game.id)
  if (participant.callId !== game.callId) throw new Raced()
  return call && participant.visitId === id && call.part !== 'goodbye' && call.answeredAt && !call.endedAt
    ? { call, participant }
    : null
}
