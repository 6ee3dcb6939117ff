import { eq } from 'drizzle-orm'
import type { Happening, HungUpBy, Turn } from '../../scenario/protocol.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { appendEntries, type Call, type NewEntry, type Participant, type Transaction } from '../store/store.ts'
import { markVisitsOf } from './by-number.ts'
import { endCallback, outcomeOf } from './callback-state.ts'
import { lockParticipant, passOn, unpair } from './participant.ts'
import { pickUp } from './pick-up.ts'

type Ending = { reason: string; seconds: number; by?: HungUpBy | undefined }

/** A call is over. A game in the middle waits for its grace time; one whose call was never answered has not begun. */
export async function end(transaction: Transaction, call: Call, { reason, by, ...ended }: Ending): Promise<Turn> {
  if (call.endedAt) return call.reply
  const { tx, at } = transaction
  const seconds = Math.round(ended.seconds)
  if (seconds > 0) await pickUp(transaction, call)
  const wasAnswered = call.answeredAt !== null || seconds > 0
  const participantId = wasAnswered ? call.participantId : null
  const over = { endedAt: at, heardAt: at, reason, seconds, hungUpBy: by ?? null, participantId, pushes: 0 }
  await tx.update(calls).set(over).where(eq(calls.id, call.id))
  if (call.direction === 'outbound') await endCallback(transaction, call.id, wasAnswered ? 'talked' : 'no answer')
  await markVisitsOf(transaction, call.caller)
  const participant = call.participantId === null ? null : await lockParticipant(transaction, call.participantId)
  const { id, direction } = call
  transaction.telemetry.push({
    type: 'call ended',
    call: id,
    visit: participant?.visitId ?? null,
    direction,
    seconds,
    by: by ?? null,
  })
  if (!participant) return call.reply
  if (participant.callId === call.id && !(await passOn(transaction, call, participant)))
    await leave(transaction, participant, seconds)
  return call.reply
}

/** A call of ours that nobody took: why is said in the chat. */
export async function fail(
  transaction: Transaction,
  call: Call,
  { code, reason }: Extract<Happening, { type: 'call.failed' }>,
): Promise<Turn> {
  if (call.endedAt) return call.reply
  if (call.direction === 'outbound') await endCallback(transaction, call.id, outcomeOf(code))
  return end(transaction, call, { reason: `${code} ${reason}`, seconds: 0 })
}

async function leave(transaction: Transaction, participant: Participant, seconds: number): Promise<void> {
  const { spoken, quiz } = transaction.context
  if (!participant.startedAt) return unpair(transaction, participant)
  const over: NewEntry = { from: 'line', text: spoken.hungUp({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 }) }
  if (participant.finishedAt || participant.lostAt) return appendEntries(transaction, participant.visitId, [over])
  await transaction.tx.update(participants).set({ lostAt: transaction.at }).where(eq(participants.id, participant.id))
  appendEntries(transaction, participant.visitId, [over, { from: 'pavel', text: spoken.waits({ minutes: quiz.graceMinutes }) }])
}

/** How long the call has lasted until this moment: 0 where nobody has answered. */
export function secondsTalked({ answeredAt }: Pick<Call, 'answeredAt'>, until: Date): number {
  return answeredAt ? Math.max(0, (until.getTime() - answeredAt.getTime()) / 1000) : 0
}
