import { and, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { QuizFile } from '../campaigns/campaigns.ts'
import { type Config, ConfigProblem } from '../config.ts'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { countsOf, type Erased, gamesForFunIn, isNothing, keysOf, noneErased, sumOf, type Traces } from './personal-rows.ts'
import { markErased } from './scrub.ts'
import { wipe } from './wipe.ts'

/**
 * Returns after how many days personal data is erased automatically: the setting RETENTION_DAYS, else the days that the quiz's consent
 * promises, else null, and then data is erased only by hand. Throws `ConfigProblem` when the setting exceeds the promise.
 */
export function retentionDays(
  { retentionDays: set }: Pick<Config, 'retentionDays'>,
  { quiz, name }: Pick<QuizFile, 'quiz' | 'name'>,
): number | null {
  const promised = quiz.consent.keptDays ?? null
  if (set === undefined) return promised
  if (promised !== null && set > promised) {
    throw new ConfigProblem(`RETENTION_DAYS: expected at most ${promised}, as the consent of ${name} promises, found ${set}`)
  }
  return set
}

/** Rows of each kind per transaction, and transactions per run: few enough that no player has to wait. */
const batchSize = 100
const maxBatches = 200
const noLimit = 1_000_000_000

/**
 * Erases personal data older than `days` days in every quiz, as `erase` does for one number: games that ended that long ago, visits
 * that never led to a game, calls, and requests to be called. Several servers may run it at once, because each skips the rows that
 * another has locked; with `wait` it waits for them instead. A run stops after 200 batches and leaves the rest to the next one. Returns how many rows of each kind it erased.
 */
export async function eraseByAge(context: GameContext, days: number, locked: Locked = 'skip'): Promise<Erased> {
  const before = daysAgo(context, days)
  let total = noneErased
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const erased = await eraseBatch(context, before, locked)
    if (isNothing(erased)) break
    total = sumOf(total, erased)
  }
  return total
}

/** Counts the rows that `eraseByAge` would erase, and changes nothing. */
export function previewByAge(context: GameContext, days: number): Promise<Erased> {
  return inTransaction(context, async ({ tx }) => countsOf(await tracesBefore(tx, daysAgo(context, days), noLimit, 'wait')))
}

function eraseBatch(context: GameContext, before: Date, locked: Locked): Promise<Erased> {
  return inTransaction(context, async (transaction) => {
    const traces = await tracesBefore(transaction.tx, before, batchSize, locked)
    await wipe(transaction, traces)
    const people = Math.max(traces.games.length, traces.visits.length)
    if (people > 0) transaction.telemetry.push({ type: 'people erased', people })
    const erased = countsOf(traces)
    if (!isNothing(erased)) await markErased(transaction)
    return erased
  })
}

function daysAgo({ now }: GameContext, days: number): Date {
  return new Date(now().getTime() - days * 24 * 3600_000)
}

/** Rows that another transaction has locked are waited for, or passed over. */
export type Locked = 'wait' | 'skip'

/**
 * Locks and returns rows older than `before`, in every quiz: at most `limit` of each kind, and all rows that depend on them.
 */
async function tracesBefore(tx: Db, before: Date, limit: number, locked: Locked): Promise<Traces> {
  const lock = locked === 'skip' ? ({ skipLocked: true } as const) : {}
  const gamesThat = (areOld: SQL) =>
    tx.select({ key: participants.id }).from(participants).where(and(hasNumber, areOld)).limit(limit).for('update', lock)
  const numberGames = keysOf([...(await gamesThat(wereLeft(before))), ...(await gamesThat(wereNeverPlayed(before)))])
  const unplayedVisits = keysOf(
    await tx
      .select({ key: visits.id })
      .from(visits)
      .where(and(isNull(visits.participantId), lt(visits.openedAt, before)))
      .limit(limit)
      .for('update', lock),
  )
  const oldCalls = keysOf(
    await tx
      .select({ key: calls.id })
      .from(calls)
      .where(and(isNull(calls.erasedAt), isOldCall(before)))
      .limit(limit)
      .for('update', lock),
  )
  const oldCallbacks = keysOf(
    await tx
      .select({ key: callbacks.id })
      .from(callbacks)
      .where(lt(callbacks.requestedAt, before))
      .limit(limit)
      .for('update', lock),
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
