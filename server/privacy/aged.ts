import { and, inArray, isNull, like, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../database.ts'
import { callbacks, calls, participants, visits } from '../schema.ts'
import { keysOf, type Traces } from './traces.ts'

/** Rows that another transaction has locked are waited for, or passed over. */
export type Locked = 'wait' | 'skip'

/**
 * Some of what is older than this moment, in every quiz: of each kind at most `limit` rows, and all that hangs on them.
 */
export async function tracesBefore(tx: Db, before: Date, limit: number, locked: Locked): Promise<Traces> {
  const lock = locked === 'skip' ? ({ skipLocked: true } as const) : {}
  const games = keysOf(
    await tx
      .select({ key: participants.id })
      .from(participants)
      .where(and(like(participants.phone, '+%'), isOldGame(before)))
      .limit(limit)
      .for('update', lock),
  )
  const unplayed = keysOf(
    await tx
      .select({ key: visits.id })
      .from(visits)
      .where(and(isNull(visits.participantId), lt(visits.openedAt, before)))
      .limit(limit)
      .for('update', lock),
  )
  const over = keysOf(
    await tx
      .select({ key: calls.id })
      .from(calls)
      .where(and(isNull(calls.erasedAt), isOldCall(before)))
      .limit(limit)
      .for('update', lock),
  )
  const asked = keysOf(
    await tx
      .select({ key: callbacks.id })
      .from(callbacks)
      .where(lt(callbacks.requestedAt, before))
      .limit(limit)
      .for('update', lock),
  )
  const played = keysOf(await tx.select({ key: visits.id }).from(visits).where(inArray(visits.participantId, games)))
  const gone = [...unplayed, ...played]
  const askedThere = keysOf(await tx.select({ key: callbacks.id }).from(callbacks).where(inArray(callbacks.visitId, gone)))
  const ofGames = keysOf(await tx.select({ key: calls.id }).from(calls).where(inArray(calls.participantId, games)))
  return { games, visits: gone, calls: united(over, ofGames), callbacks: united(asked, askedThere), mentions: [] }
}

/** By when it was over; one that nobody has counted, because its quiz is not played any more, by when it was last played. */
function isOldGame(before: Date) {
  const { callId, finishedAt, lostAt, startedAt } = participants
  const calledAt = sql`(select ${calls.startedAt} from ${calls} where ${calls.id} = ${callId})`
  return sql`coalesce(${finishedAt}, ${lostAt}, ${startedAt}, ${calledAt}) < ${before.toISOString()}`
}

/** One that nobody has ended has at least not been heard of. */
function isOldCall(before: Date) {
  return or(lt(calls.endedAt, before), and(isNull(calls.endedAt), lt(calls.heardAt, before)))
}

function united(one: string[], other: string[]): string[] {
  return [...new Set([...one, ...other])]
}
