import { and, desc, eq, isNull, ne, type SQL } from 'drizzle-orm'
import { addLogContext } from '../monitoring/monitoring.ts'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { type Call, type Participant, Raced, type Transaction } from '../store/store.ts'
import { markVisitsOf } from './by-number.ts'

/** One that has gone was unpaired just now: whoever has read of it looks again. */
export async function lockParticipant(transaction: Transaction, id: number): Promise<Participant> {
  const participant = await lockParticipantWhere(transaction, eq(participants.id, id))
  if (!participant) throw new Raced()
  return participant
}

export async function lockParticipantWhere({ tx }: Transaction, condition: SQL | undefined): Promise<Participant | undefined> {
  const [participant] = await tx.select().from(participants).where(condition).for('update')
  if (participant) addLogContext({ visit: participant.visitId })
  return participant
}

/**
 * Gives the game to another call of the same player that is still on the line, an answered one first; tells whether there
 * was one. A second call that came and went must not take the game away from the first.
 */
export async function passOn({ tx, changed }: Transaction, call: Call, participant: Participant): Promise<boolean> {
  const [other] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, participant.id), ne(calls.id, call.id), isNull(calls.endedAt)))
    .orderBy(isNull(calls.answeredAt), desc(calls.startedAt))
    .limit(1)
  if (!other) return false
  await tx.update(participants).set({ callId: other.id }).where(eq(participants.id, participant.id))
  changed.add(participant.visitId)
  return true
}

/** Undoes a pairing whose call no person has answered: such a game has not begun, and the visit waits as before. */
export async function unpair(transaction: Transaction, { id, phone, visitId }: Participant): Promise<void> {
  const { tx, changed } = transaction
  const hasIt = eq(calls.participantId, id)
  await tx.select({ id: calls.id }).from(calls).where(hasIt).for('update', { noWait: true })
  await tx.update(calls).set({ participantId: null }).where(hasIt)
  await tx.update(visits).set({ participantId: null }).where(eq(visits.participantId, id))
  await tx.delete(participants).where(eq(participants.id, id))
  changed.add(visitId)
  await markVisitsOf(transaction, phone)
}
