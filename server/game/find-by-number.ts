import { and, desc, eq, exists, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { callbacks, participants, visits } from '../store/schema/schema.ts'
import { type Callback, type Db, type GameContext, made, type Participant, type Transaction, type Visit } from '../store/store.ts'
import { playItsVersion } from './game-version.ts'

/** How long a browser that has given its number waits for the call. */
export const visitLifetimeHours = 6

/** Returns the visits that wait for a call from this number, by id: the order in which visits may be locked. */
export function findOpenVisits(transaction: Transaction, phone: string): Promise<Visit[]> {
  return findOpen(transaction.tx, openWith(transaction, phone))
}

const findOpen = made((db, waiting: Waiting) => db.select().from(visits).where(isOpenVisit(waiting)).orderBy(visits.id))

/**
 * Returns the visits whose digits prove, in our own call, that this number's owner sees the page: the one that asked for the call,
 * and those that wait with the same number.
 */
export function findVisitsThatMayProve(
  transaction: Transaction,
  { visitId, phone }: Pick<Callback, 'visitId' | 'phone'>,
): Promise<Visit[]> {
  return findProving(transaction.tx, { visitId, ...openWith(transaction, phone) })
}

const findProving = made((db, waiting: Waiting & { visitId: number }) => {
  const hasAsked = and(eq(visits.id, waiting.visitId), eq(visits.phone, waiting.phone))
  return db
    .select()
    .from(visits)
    .where(or(hasAsked, isOpenVisit(waiting)))
    .orderBy(sql`${visits.id} <> ${waiting.visitId}`, visits.id)
})

/** Which visits wait for a call: those that gave `phone` in this campaign, and not before `since`. */
type Waiting = { campaignId: number; phone: string; since: Date }

function openWith({ context, at }: Transaction, phone: string): Waiting {
  return { campaignId: context.campaignId, phone, since: new Date(at.getTime() - visitLifetimeHours * 3_600_000) }
}

function isOpenVisit({ campaignId, phone, since }: Waiting) {
  return and(
    eq(visits.campaignId, campaignId),
    eq(visits.phone, phone),
    isNull(visits.participantId),
    isNotNull(visits.digits),
    gt(visits.openedAt, since),
  )
}

/** Returns the condition for visits that a callback is queued for, or rings for: their digits have to stay the same. */
export function isAwaitingCallback(db: Db) {
  const open = and(eq(callbacks.visitId, visits.id), isNull(callbacks.endedAt))
  return exists(db.select({ id: callbacks.id }).from(callbacks).where(open))
}

/** Returns the game that the visit's page shows, if there is one. Locks nothing. */
export async function findShownGame(db: Db, visitId: number): Promise<Participant | undefined> {
  const [game] = await findShown(db, { visitId })
  return game
}

const findShown = made((db, { visitId }: { visitId: number }) =>
  db
    .select()
    .from(participants)
    .where(eq(participants.id, shownGame(db, visitId, participants.id))),
)

/** Returns this column of the game that the visit's page shows, for a condition. */
export function shownGame(db: Db, visitId: number, column: typeof participants.id | typeof participants.callId) {
  const shown = db
    .select({ column })
    .from(visits)
    .innerJoin(participants, isGameOfVisit())
    .where(eq(visits.id, visitId))
    .orderBy(...shownFirst)
    .limit(1)
  return sql`(${shown})`
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
  for (const visit of await findVisitsToTell(tx, { campaignId: context.campaignId, phone })) changed.add(visit.id)
}

const findVisitsToTell = made((db, { campaignId, phone }: { campaignId: number; phone: string }) =>
  db
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(eq(visits.campaignId, campaignId), eq(visits.phone, phone), or(visits.tellsGame, isNotNull(visits.participantId))),
    ),
)

/** Returns whether this visit's page may show what happens to its number elsewhere. */
export async function mayTellGame({ tx }: Transaction, visitId: number): Promise<boolean> {
  const [visit] = await findTellsGame(tx, { visitId })
  return visit?.tellsGame ?? false
}

const findTellsGame = made((db, { visitId }: { visitId: number }) =>
  db.select({ tellsGame: visits.tellsGame }).from(visits).where(eq(visits.id, visitId)),
)

/** What finds a number's one attempt: after an erasure the pseudonym stands in the number's place. */
export type Attempt = { campaignId: number; phone: string; pseudonym: string }

/** Returns what finds the attempt of this number. */
export function attemptOf({ campaignId, disguise }: Pick<GameContext, 'campaignId' | 'disguise'>, phone: string): Attempt {
  return { campaignId, phone, pseudonym: disguise(phone) }
}

/**
 * Returns the condition for the participant that holds this number's one attempt, even after the number itself was erased. An
 * attempt that was given back is no longer held.
 */
export function isAttempt({ campaignId, phone, pseudonym }: Attempt) {
  return and(
    eq(participants.campaignId, campaignId),
    inArray(participants.phone, [phone, pseudonym]),
    isNull(participants.withdrawnAt),
  )
}

/** Locks and returns the game that holds this number's one attempt, if there is one. Lock the call first. */
export async function lockGameOfNumber(transaction: Transaction, phone: string): Promise<Participant | undefined> {
  const [game] = await lockAttempt(transaction.tx, attemptOf(transaction.context, phone))
  if (game) await playItsVersion(transaction, game)
  return game
}

const lockAttempt = made((db, attempt: Attempt) => db.select().from(participants).where(isAttempt(attempt)).for('update'))

/**
 * Returns the game of a number and the open visits that wait for its call. One statement reads both: between two, another
 * call could begin the game, or undo its beginning, and this caller would find neither. Locks nothing.
 */
export async function findByNumber(transaction: Transaction, phone: string): Promise<{ gameId: number | null; open: Visit[] }> {
  const { tx, context } = transaction
  const rows = await findGameAndVisits(tx, { ...attemptOf(context, phone), ...openWith(transaction, phone) })
  return { gameId: rows[0]?.game?.id ?? null, open: rows.flatMap((row) => row.open ?? []) }
}

const findGameAndVisits = made((db, number: Attempt & Waiting) => {
  const game = db.select({ id: participants.id }).from(participants).where(isAttempt(number)).as('game')
  const open = db.select().from(visits).where(isOpenVisit(number)).as('open')
  return db
    .select()
    .from(game)
    .fullJoin(open, sql`true`)
})
