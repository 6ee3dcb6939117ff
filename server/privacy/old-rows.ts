import { and, asc, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'
import { gamesForFunIn, keysOf, type Traces } from './personal-rows.ts'

/**
 * Returns rows older than `before`, in every quiz: at most `limit` of each kind, and all rows that depend on them. With `among` it looks
 * only at those, and at what depends on them.
 */
export async function findOldRows(tx: Db, before: Date, limit: number, among?: Traces): Promise<Traces> {
  const gamesThat = (areOld: SQL) =>
    tx
      .select({ key: participants.id })
      .from(participants)
      .where(and(hasNumber, areOld, among && inArray(participants.id, among.games)))
      .limit(limit)
  const numberGames = keysOf([...(await gamesThat(wereLeft(before))), ...(await gamesThat(wereNeverPlayed(before)))])
  const unplayedVisits = keysOf(
    await tx
      .select({ key: visits.id })
      .from(visits)
      .where(and(isNull(visits.participantId), lt(visits.openedAt, before), among && inArray(visits.id, among.visits)))
      .limit(limit),
  )
  const oldCalls = keysOf(
    await tx
      .select({ key: calls.id })
      .from(calls)
      .where(and(isNull(calls.erasedAt), isOldCall(before), among && inArray(calls.id, among.calls)))
      .limit(limit),
  )
  const oldCallbacks = keysOf(
    await tx
      .select({ key: callbacks.id })
      .from(callbacks)
      .where(and(lt(callbacks.requestedAt, before), among && inArray(callbacks.id, among.callbacks)))
      .limit(limit),
  )
  const playedVisits = keysOf(await tx.select({ key: visits.id }).from(visits).where(inArray(visits.participantId, numberGames)))
  const allVisits = [...unplayedVisits, ...playedVisits]
  const games = [...numberGames, ...(await gamesForFunIn(tx, allVisits))]
  const callbacksOfVisits = keysOf(
    await tx.select({ key: callbacks.id }).from(callbacks).where(inArray(callbacks.visitId, allVisits)),
  )
  const callsOfGames = keysOf(await tx.select({ key: calls.id }).from(calls).where(inArray(calls.participantId, games)))
  return {
    games,
    visits: allVisits,
    calls: union(oldCalls, callsOfGames),
    callbacks: union(oldCallbacks, callbacksOfVisits),
    mentions: [],
  }
}

/**
 * Locks these rows, in the order that `inTransaction` asks for: whoever had a game before its calls would stop somebody who has such a
 * call and waits for the game.
 */
export async function lockRows(tx: Db, rows: Traces): Promise<void> {
  await tx.select({ id: calls.id }).from(calls).where(inArray(calls.id, rows.calls)).orderBy(asc(calls.id)).for('update')
  const areTheirs = inArray(callbacks.id, rows.callbacks)
  await tx.select({ id: callbacks.id }).from(callbacks).where(areTheirs).orderBy(asc(callbacks.id)).for('update')
  const arePlayed = inArray(participants.id, rows.games)
  await tx.select({ id: participants.id }).from(participants).where(arePlayed).orderBy(asc(participants.id)).for('update')
  await tx.select({ id: visits.id }).from(visits).where(inArray(visits.id, rows.visits)).orderBy(asc(visits.id)).for('update')
}

/** Written as the index has it. A parameter would keep PostgreSQL from using that. */
const hasNumber = sql`${participants.phone} like '+%'`

const { callId, finishedAt, lostAt, startedAt } = participants
const leftAt = sql`coalesce(${finishedAt}, ${lostAt}, ${startedAt})`

/** Age counts from the end of a game. A game that was never closed, because its quiz is retired, counts from its last play. */
function wereLeft(before: Date) {
  return sql`${leftAt} < ${before.toISOString()}`
}

/** Age counts from the call. Where one condition asks for these and the others at once, PostgreSQL uses no index for either. */
function wereNeverPlayed(before: Date) {
  const calledAt = sql`(select ${calls.startedAt} from ${calls} where ${calls.id} = ${callId})`
  return sql`${leftAt} is null and ${calledAt} < ${before.toISOString()}`
}

/** A call whose end was never noted counts from its last event. */
function isOldCall(before: Date) {
  return or(lt(calls.endedAt, before), and(isNull(calls.endedAt), lt(calls.heardAt, before)))
}

function union(one: string[], other: string[]): string[] {
  return [...new Set([...one, ...other])]
}
