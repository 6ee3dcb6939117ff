import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { type Call, type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import { endCallback } from './callback-state.ts'
import { lockParticipant } from './participant.ts'
import { pushTurn } from './pushed-turns.ts'
import { say } from './say.ts'

/**
 * Hangs up silently on an answering machine and returns that turn. A game without an answer so far counts as not begun.
 * Returns the current turn for inbound calls and for calls that are already closing. Expects the call to be locked.
 */
export async function hangUpOnMachine(transaction: Transaction, call: Call): Promise<Turn> {
  if (call.direction !== 'outbound' || call.endedAt || call.part === 'goodbye') return call.reply
  await endCallback(transaction, call.id, 'machine')
  if (call.participantId !== null) await undoStart(transaction, call.participantId)
  return say(transaction, call, { say: '', part: 'goodbye', visitId: null })
}

async function undoStart(transaction: Transaction, participantId: number): Promise<void> {
  const { id, question, finishedAt } = await lockParticipant(transaction, participantId)
  if (question > 0 || finishedAt) return
  await transaction.tx.update(participants).set({ startedAt: null }).where(eq(participants.id, id))
}

/**
 * Stops a live call for an operator: Pavel apologises and hangs up, and an unfinished game waits for its grace time. Resolves
 * to `false` when there is no such live call.
 */
export function stopCall(context: GameContext, callId: string): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const [call] = await transaction.tx.select().from(calls).where(eq(calls.id, callId)).for('update')
    if (!call || call.endedAt || call.quiz !== context.quizName) return false
    const words = call.part === 'code' ? context.spoken.farewell : context.spoken.stopped
    const turn = await say(transaction, call, { say: words, part: 'goodbye', visitId: null })
    await pushTurn(transaction, call, turn)
    return true
  })
}
