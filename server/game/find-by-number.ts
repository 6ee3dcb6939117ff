import { and, desc, eq, exists, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { callbacks, participants, visits } from '../store/schema/schema.ts'
import type { Callback, Db, GameContext, Participant, Transaction, Visit } from '../store/store.ts'

/** How long a browser that has given its number waits for the call. */
export const visitLifetimeHours = 6

/** Returns the visits that wait for a call from this number, by id: the order in which visits may be locked. */
export function findOpenVisits(transaction: Transaction, phone: string): Promise<Visit[]> {
  return transaction.tx.select().from(visits).where(isOpenVisitOf(transaction, phone)).orderBy(visits.id)
}

/**
 * Returns the visits whose digits prove, in our own call, that this number's owner sees the page: the one that asked for the call,
 * and those that wait with the same number.
 */
export function findVisitsThatMayProve(
  transaction: Transaction,
  { visitId, phone }: Pick<Callback, 'visitId' | 'phone'>,
): Promise<Visit[]> {
  const asked = and(eq(visits.id, visitId), eq(visits.phone, phone))
  return transaction.tx
    .select()
    .from(visits)
    .where(or(asked, isOpenVisitOf(transaction, phone)))
    .orderBy(sql`${visits.id} <> ${visitId}`, visits.id)
}

function isOpenVisitOf({ context, at }: Transaction, phone: string) {
  const oldest = new Date(at.getTime() - visitLifetimeHours * 3_600_000)
  return and(
    eq(visits.quiz, context.quizName),
    eq(visits.phone, phone),
    isNull(visits.participantId),
    isNotNull(visits.digits),
    gt(visits.openedAt, oldest),
  )
}

/** Returns the condition for visits that a callback is queued for, or rings for: their digits have to stay the same. */
export function isAwaitingCallback(db: Db) {
  const open = and(eq(callbacks.visitId, visits.id), isNull(callbacks.endedAt))
  return exists(db.select({ id: callbacks.id }).from(callbacks).where(open))
}

/** Returns the game that the visit's page shows, if there is one. Locks nothing. */
export async function findShownGame(db: Db, visitId: number): Promise<Participant | undefined> {
  const [shown] = await db
    .select({ game: participants })
    .from(visits)
    .innerJoin(participants, isGameOfVisit())
    .where(eq(visits.id, visitId))
    .orderBy(...shownFirst)
    .limit(1)
  return shown?.game
}

/** Returns the condition that joins a visit with its games: the one of its number, and those for fun. */
export function isGameOfVisit() {
  const isForFun = and(eq(participants.kind, 'fun'), eq(participants.visitId, visits.id))
  return or(eq(participants.id, visits.participantId), isForFun)
}

/** The order in which the first of a visit's games is the one that its page shows: the game for a prize, or the newest for fun. */
export const shownFirst = [desc(participants.kind), desc(participants.id)]

/**
 * Marks the visits with this number as changed: whatever happens to a number shows in the browsers that gave it. One that may not
 * tell of the number's game is left alone until it has a game of its own, because the mere arrival of a frame would tell.
 */
export async function markVisitsChanged({ tx, context, changed }: Transaction, phone: string | null): Promise<void> {
  if (phone === null) return
  const ofNumber = await tx
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.quiz, context.quizName), eq(visits.phone, phone), or(visits.tellsGame, isNotNull(visits.participantId))))
  for (const visit of ofNumber) changed.add(visit.id)
}

/** Returns whether this visit's page may show what happens to its number elsewhere. */
export async function mayTellGame({ tx }: Transaction, visitId: number): Promise<boolean> {
  const [visit] = await tx.select({ tellsGame: visits.tellsGame }).from(visits).where(eq(visits.id, visitId))
  return visit?.tellsGame ?? false
}

/**
 * Returns the condition for the participant that holds this number's one attempt, even after the number itself was erased. An
 * attempt that was given back is no longer held.
 */
export function isAttemptOf({ quizName, disguise }: Pick<GameContext, 'quizName' | 'disguise'>, phone: string) {
  const isOfNumber = inArray(participants.phone, [phone, disguise(phone)])
  return and(eq(participants.quiz, quizName), isOfNumber, isNull(participants.withdrawnAt))
}

/**
 * Returns the game of a number and the open visits that wait for its call. One statement reads both: between two, another
 * call could begin the game, or undo its beginning, and this caller would find neither. Locks nothing.
 */
export async function findByNumber(transaction: Transaction, phone: string): Promise<{ gameId: number | null; open: Visit[] }> {
  const { tx, context } = transaction
  const game = tx.select({ id: participants.id }).from(participants).where(isAttemptOf(context, phone)).as('game')
  const open = tx.select().from(visits).where(isOpenVisitOf(transaction, phone)).as('open')
  const rows = await tx
    .select()
    .from(game)
    .fullJoin(open, sql`true`)
  return { gameId: rows[0]?.game?.id ?? null, open: rows.flatMap((row) => row.open ?? []) }
}
