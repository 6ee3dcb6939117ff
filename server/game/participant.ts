import { and, desc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { E164 } from '../rules/phone-number/phone-number.ts'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { type Call, made, type Participant, Raced, saveParticipant, type Transaction, type Visit } from '../store/store.ts'
import { markVisitsChanged } from './find-by-number.ts'
import { playItsVersion } from './game-version.ts'

/**
 * Locks and returns a participant. Throws `Raced` when the row is gone: another transaction has just unpaired it, so this
 * one has to start over. Lock the call first.
 */
export async function lockParticipant(transaction: Transaction, id: number): Promise<Participant> {
  const locked = transaction.saved.participants.get(id)
  if (locked) return locked.row
  const [participant] = await lockById(transaction.tx, { id })
  if (!participant) throw new Raced()
  await playItsVersion(transaction, participant)
  return participant
}

const lockById = made((db, { id }: { id: number }) => db.select().from(participants).where(eq(participants.id, id)).for('update'))

/**
 * Returns the query that locks the participant of a call that is under way: what an answer needs next, and so it is sent together with
 * the query that locks the call. It finds nothing where other rows have to be locked first.
 */
export const lockParticipantOfCall = made((db, { call }: { call: string }) => {
  const isUnderWay = and(isNotNull(calls.answeredAt), isNull(calls.endedAt), eq(calls.pushes, 0))
  const own = db
    .select({ id: calls.participantId })
    .from(calls)
    .where(and(eq(calls.id, call), isUnderWay))
  return db
    .select()
    .from(participants)
    .where(eq(participants.id, sql`(${own})`))
    .for('update')
})

/** Notes a participant that has been locked, so that nothing locks it again. */
export async function keepLocked(transaction: Transaction, participant: Participant): Promise<void> {
  await playItsVersion(transaction, participant)
  saveParticipant(transaction, participant, {})
}

/** Locks and returns the participant that meets the condition, if there is one. Lock the call first. */
export async function lockParticipantWhere(
  transaction: Transaction,
  condition: SQL | undefined,
): Promise<Participant | undefined> {
  const [participant] = await transaction.tx.select().from(participants).where(condition).for('update')
  if (participant) await playItsVersion(transaction, participant)
  return participant
}

/** Returns the number that plays; null once it has been erased, because its pseudonym is no number, and in a game for fun. */
export function numberOf({ phone }: Participant): E164 | null {
  return phone?.startsWith('+') ? (phone as E164) : null
}

/** Locks the participant whose unfinished game is played in this very call; `null` when there is none. Lock the call first. */
export async function lockPlayer(transaction: Transaction, { id, participantId }: Call): Promise<Participant | null> {
  if (participantId === null) return null
  const participant = await lockParticipant(transaction, participantId)
  return participant.callId === id && !participant.finishedAt ? participant : null
}

/**
 * Ends the games for fun of a visit that begins to play for a prize. The visit is locked already, so that none can begin meanwhile;
 * therefore this does not wait for theirs: when one is taken, the whole transaction is retried.
 */
export async function endGamesForFun(transaction: Transaction, { id }: Visit): Promise<void> {
  const forFun = await lockGamesForFun(transaction.tx, { visitId: id })
  for (const game of forFun) saveParticipant(transaction, game, { finishedAt: transaction.at, lostAt: null })
}

/** Locks and returns the unfinished games for fun of a visit. When one is taken, the whole transaction is retried. */
export const lockGamesForFun = made((db, { visitId }: { visitId: number }) =>
  db
    .select()
    .from(participants)
    .where(and(eq(participants.kind, 'fun'), eq(participants.visitId, visitId), isNull(participants.finishedAt)))
    .for('update', { noWait: true }),
)

/**
 * Hands the game over from `call` to another live call of the same player, preferring an answered one. Returns whether
 * there was one. Without it, a second call that comes and goes would take the game away from the first.
 */
export async function handOverGame(transaction: Transaction, call: Call, participant: Participant): Promise<boolean> {
  const [other] = await findOtherLiveCall(transaction.tx, { participantId: participant.id, callId: call.id })
  if (!other) return false
  saveParticipant(transaction, participant, { callId: other.id })
  transaction.changed.add(participant.visitId)
  return true
}

const findOtherLiveCall = made((db, { participantId, callId }: { participantId: number; callId: string }) =>
  db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, participantId), ne(calls.id, callId), isNull(calls.endedAt)))
    .orderBy(isNull(calls.answeredAt), desc(calls.startedAt))
    .limit(1),
)

/**
 * Undoes a pairing whose call was never answered by a person: the game has not begun, and the visit waits as before.
 * Expects the participant to be locked. It locks the participant's calls out of order and therefore does not wait for them:
 * when one is taken, the whole transaction is retried.
 */
export async function unpair(transaction: Transaction, { id, phone, visitId }: Participant): Promise<void> {
  const { tx, changed } = transaction
  const isPaired = eq(calls.participantId, id)
  await tx.select({ id: calls.id }).from(calls).where(isPaired).for('update', { noWait: true })
  await tx.update(calls).set({ participantId: null }).where(isPaired)
  await tx.update(visits).set({ participantId: null }).where(eq(visits.participantId, id))
  await tx.delete(participants).where(eq(participants.id, id))
  changed.add(visitId)
  await markVisitsChanged(transaction, phone)
}
