import { and, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm'
import { hasGraceEnded, countAsIs } from './game/grace.ts'
import { type Call, type Moment, type Participant, Raced, type Visit } from './game/world.ts'
import { calls, participants, visits } from './schema.ts'

/**
 * paired: this call plays this game · played: the number has had its attempt · elsewhere: the number's game goes on in another
 * browser, and nothing shows that the caller is its player · unknown: the digits must tell.
 * `isNew`: the game begins with this call.
 */
export type Pairing =
  | { kind: 'paired'; participant: Participant; isNew: boolean }
  | { kind: 'played' }
  | { kind: 'elsewhere' }
  | { kind: 'unknown' }

/** How long a browser that has given its number waits for the call. */
export const visitHours = 6

/** By caller ID: his game, if he has one; else the one open visit with his number. */
export async function pairByCaller(moment: Moment, call: Call): Promise<Pairing> {
  if (!call.caller) return { kind: 'unknown' }
  const participant = await findParticipant(moment, call.caller)
  if (participant) return resume(moment, call, participant)
  const [visit, another] = await openVisitsOf(moment, call.caller)
  return visit && !another ? take(moment, call, visit, call.caller) : { kind: 'unknown' }
}

/** By the digits on the page. The participant is the number that calls; the visit's own where that is hidden. */
export async function pairByDigits(moment: Moment, call: Call, digits: string): Promise<Pairing> {
  const { tx, world } = moment
  const [visit] = await tx.select().from(visits).where(and(eq(visits.quiz, world.quizName), eq(visits.digits, digits)))
  if (!visit) return { kind: 'unknown' }
  if (visit.participantId !== null) return resume(moment, call, await lockParticipant(moment, visit.participantId))
  const phone = call.caller ?? visit.phone
  const participant = await findParticipant(moment, phone)
  if (!participant) return take(moment, call, visit, phone)
  if (participant.finishedAt) return { kind: 'played' }
  return call.caller ? resume(moment, call, participant) : { kind: 'elsewhere' }
}

/** The visits that wait for a call from this number. */
export async function openVisitsOf({ tx, world, at }: Moment, phone: string | null): Promise<Visit[]> {
  if (!phone) return []
  const oldest = new Date(at.getTime() - visitHours * 3_600_000)
  return tx.select().from(visits).where(and(
    eq(visits.quiz, world.quizName), eq(visits.phone, phone),
    isNull(visits.participantId), isNotNull(visits.digits), gt(visits.openedAt, oldest),
  ))
}

export async function lockParticipant({ tx }: Moment, id: number): Promise<Participant> {
  const [participant] = await tx.select().from(participants).where(eq(participants.id, id)).for('update')
  if (!participant) throw new Error(`participant ${id} has gone`)
  return participant
}

/** Undoes a pairing whose call was never answered: such a game has not begun, and the visit waits as before. */
export async function unpair({ tx, changed }: Moment, { id, visitId }: Participant): Promise<void> {
  await tx.update(calls).set({ participantId: null }).where(eq(calls.participantId, id))
  await tx.update(visits).set({ participantId: null }).where(eq(visits.participantId, id))
  await tx.delete(participants).where(eq(participants.id, id))
  changed.add(visitId)
}

async function findParticipant({ tx, world }: Moment, phone: string): Promise<Participant | undefined> {
  const [participant] = await tx.select().from(participants)
    .where(and(eq(participants.quiz, world.quizName), eq(participants.phone, phone))).for('update')
  return participant
}

/** Goes on with a game, unless it has ended, or its grace time has: then it is counted as it stands. */
async function resume(moment: Moment, call: Call, participant: Participant): Promise<Pairing> {
  if (participant.finishedAt) return { kind: 'played' }
  if (hasGraceEnded(moment, participant)) {
    await countAsIs(moment, participant)
    return { kind: 'played' }
  }
  const current = { callId: call.id, lostAt: null, startedAt: participant.startedAt ?? beginningOf(moment, call) }
  await moment.tx.update(participants).set(current).where(eq(participants.id, participant.id))
  await follow(moment, call, participant.id)
  return { kind: 'paired', participant: { ...participant, ...current }, isNew: participant.startedAt === null }
}

/** Makes the number a participant. Two calls at once meet at the unique number: the later one goes on with the other's game. */
async function take(moment: Moment, call: Call, visit: Visit, phone: string): Promise<Pairing> {
  const { tx, world, changed } = moment
  const row = { quiz: world.quizName, phone, visitId: visit.id, callId: call.id, startedAt: beginningOf(moment, call) }
  const [participant] = await tx.insert(participants).values(row).onConflictDoNothing().returning()
  if (!participant) return pairByCaller(moment, { ...call, caller: phone })
  await follow(moment, call, participant.id)
  const paired = await tx.update(visits).set({ participantId: participant.id })
    .where(and(eq(visits.id, visit.id), isNull(visits.participantId))).returning({ id: visits.id })
  if (paired.length === 0) throw new Raced()
  const others = await tx.select({ id: visits.id }).from(visits)
    .where(and(eq(visits.phone, visit.phone), ne(visits.id, visit.id)))
  for (const other of others) changed.add(other.id)
  return { kind: 'paired', participant, isNew: true }
}

/** A call that is already answered begins its game at once; any other one when Pavel picks up. */
function beginningOf({ at }: Moment, call: Call): Date | null {
  return call.answeredAt && at
}

async function follow({ tx }: Moment, call: Call, participantId: number): Promise<void> {
  await tx.update(calls).set({ participantId }).where(eq(calls.id, call.id))
}
