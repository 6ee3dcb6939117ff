import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import { calls, participants, visits } from '../schema.ts'
import { noteVisitsOf } from './visits-of.ts'
import type { Call, Moment, Participant } from './world.ts'

export async function lockParticipant({ tx }: Moment, id: number): Promise<Participant> {
  const [participant] = await tx.select().from(participants).where(eq(participants.id, id)).for('update')
  if (!participant) throw new Error(`participant ${id} has gone`)
  return participant
}

/**
 * Gives the game to another call of the same player that is still on the line, an answered one first; tells whether there
 * was one. A second call that came and went must not take the game away from the first.
 */
export async function passOn({ tx, changed }: Moment, call: Call, participant: Participant): Promise<boolean> {
  const [other] = await tx.select({ id: calls.id }).from(calls)
    .where(and(eq(calls.participantId, participant.id), ne(calls.id, call.id), isNull(calls.endedAt)))
    .orderBy(isNull(calls.answeredAt), desc(calls.startedAt)).limit(1)
  if (!other) return false
  await tx.update(participants).set({ callId: other.id }).where(eq(participants.id, participant.id))
  changed.add(participant.visitId)
  return true
}

/** Undoes a pairing whose call was never answered: such a game has not begun, and the visit waits as before. */
export async function unpair(moment: Moment, { id, phone, visitId }: Participant): Promise<void> {
  const { tx, changed } = moment
  await tx.update(visits).set({ participantId: null }).where(eq(visits.participantId, id))
  await tx.delete(participants).where(eq(participants.id, id))
  changed.add(visitId)
  await noteVisitsOf(moment, phone)
}
