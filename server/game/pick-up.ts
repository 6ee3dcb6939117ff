import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls } from '../store/schema/schema.ts'
import { appendEntries, type Call, type Transaction } from '../store/store.ts'
import { markVisitsOf } from './by-number.ts'
import { callOffAll } from './callback-state.ts'
import { takeOver } from './pairing.ts'
import { lockParticipant } from './participant.ts'
import { say } from './say.ts'

/**
 * The call is connected: Pavel is heard, and the game is played in it. Any later event implies it, should this one be lost.
 * Gives the current turn.
 */
export async function pickUp(transaction: Transaction, call: Call): Promise<Turn> {
  if (call.answeredAt || call.endedAt) return call.reply
  const isOver = await answer(transaction, call)
  return isOver
    ? say(transaction, call, { say: transaction.context.spoken.alreadyPlayed, part: 'goodbye', visitId: null })
    : call.reply
}

/** True where the game has ended while this call rang: an answer from the call before came late. */
async function answer(transaction: Transaction, call: Call): Promise<boolean> {
  const { tx, at } = transaction
  await tx.update(calls).set({ answeredAt: at, repliedAt: at, heardAt: at }).where(eq(calls.id, call.id))
  if (call.direction === 'inbound' && call.caller) await callOffAll(transaction, call.caller)
  if (call.participantId === null) await markVisitsOf(transaction, call.caller)
  if (call.participantId === null) return false
  const { id, visitId, finishedAt } = await lockParticipant(transaction, call.participantId)
  if (finishedAt) return true
  await takeOver(transaction, call.id, id)
  appendEntries(transaction, visitId, [{ from: 'pavel', text: call.reply.say }])
  return false
}
