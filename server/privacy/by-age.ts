import { and, inArray, isNull, like, lt, or, sql } from 'drizzle-orm'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { countsOf, type Erased, isNothing, keysOf, nothing, sumOf, type Traces } from './traces.ts'
import { wipe } from './wipe.ts'

/** So many rows of each kind go in one transaction, and so many transactions in one go: nobody who plays waits for it. */
const batchSize = 100
const mostBatches = 200
const everything = 1_000_000_000

/**
 * Erases whatever is more than so many days old, in every quiz, as `erase` does by number: games since they were over, visits that
 * never came to one, calls, requests to be called. Several servers may do it at once, where each skips what another has locked.
 * What is left after many batches waits for the next time.
 */
export async function eraseByAge(context: GameContext, days: number, locked: Locked = 'skip'): Promise<Erased> {
  const before = agoOf(context, days)
  let total = nothing
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const erased = await eraseBatch(context, before, locked)
    if (isNothing(erased)) break
    total = sumOf(total, erased)
  }
  return total
}

/** How much `eraseByAge` would find. */
export function previewByAge(context: GameContext, days: number): Promise<Erased> {
  return inTransaction(context, async ({ tx }) => countsOf(await tracesBefore(tx, agoOf(context, days), everything, 'wait')))
}

function eraseBatch(context: GameContext, before: Date, locked: Locked): Promise<Erased> {
  return inTransaction(context, async (transaction) => {
    const traces = await tracesBefore(transaction.tx, before, batchSize, locked)
    await wipe(transaction, traces)
    const people = Math.max(traces.games.length, traces.visits.length)
    if (people > 0) transaction.telemetry.push({ type: 'people erased', people })
    return countsOf(traces)
  })
}

function agoOf({ now }: GameContext, days: number): Date {
  return new Date(now().getTime() - days * 24 * 3600_000)
}

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
