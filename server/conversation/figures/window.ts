import { type SQL, sql } from 'drizzle-orm'
import type { Clock } from '../../rules/figures/figures.ts'
import type { Db } from '../../store/store.ts'

/** A stretch of time, without its end. */
export type Window = { from: Date; to: Date }

/** What the counts of one campaign work with. */
export type Counting = {
  campaignId: number
  zone: string
  clock: Clock
  /** how many rebuses a game asks that began before there were draws */
  length: number
  isPrizeByMessage: boolean
  /** Runs one statement. Where the count takes long, it leaves the database to others meanwhile. Throws when the server stops. */
  ask<Rows>(statement: (db: Db) => PromiseLike<Rows>): Promise<Rows>
}

/** The games of the campaign that began in the window, as `game`: those of attempts that were given back only with `isWithdrawn`. */
export function gamesOf({ campaignId, length }: Counting, { from, to }: Window, { isWithdrawn = false } = {}): SQL {
  return sql`(
    select *, rebus >= coalesce(cardinality(draw), ${length}) as is_over from participants
    where campaign_id = ${campaignId} and kind in ('prize', 'fun') and ${within('started_at', { from, to })}
      and withdrawn_at is ${sql.raw(isWithdrawn ? 'not null' : 'null')}
  ) as game`
}

/** When a code of the game was spent, as `at`; null where none was. */
export const spentAt = sql`(select min(spent_at) as at from codes where participant_id = game.id)`

/** Whether the time in this column lies in the window. */
export function within(column: 'started_at' | 'opened_at' | 'ended_at', { from, to }: Window): SQL {
  const name = sql.raw(column)
  return sql`${name} >= ${from.toISOString()}::timestamptz and ${name} < ${to.toISOString()}::timestamptz`
}

/**
 * The day of the time that this expression gives, in the campaign's time zone, as `2026-11-29`. PostgreSQL is told what the clock shows: its
 * own list of zones may be of another year, takes `CET` for a clock that is never changed, and does not know every name.
 */
export function dayOfTime(expression: string, { clock: { changesAt, offsets } }: Counting): SQL {
  const at = sql.raw(expression)
  const changes = sql`${arrayOf(changesAt.map((change) => change.toISOString()))}::timestamptz[]`
  const seconds = sql`(${arrayOf(offsets)}::int[])[1 + width_bucket(${at}, ${changes})]`
  return sql`to_char(${at} at time zone 'UTC' + ${seconds} * interval '1 second', 'YYYY-MM-DD')`
}

const arrayOf = (items: (string | number)[]) => `{${items.join(',')}}`

/** So many rows are read at once, so that an answer to a caller never waits for more than that. */
const rowsAtOnce = 500

type Column = { table: 'participants' | 'calls'; column: 'started_at' | 'ended_at' }

/** Cuts a window into stretches of a few hundred rows of a table. */
export async function cut(counting: Counting, window: Window, { table, column }: Column): Promise<Window[]> {
  const at = await nextCut(counting, window, { table, column })
  if (at === null) return [window]
  const rest = await cut(counting, { from: at, to: window.to }, { table, column })
  return [{ from: window.from, to: at }, ...rest]
}

/** Rows of one time stay together, however many there are. */
async function nextCut({ campaignId, ask }: Counting, window: Window, { table, column }: Column): Promise<Date | null> {
  const [name, rows] = [sql.raw(column), sql.raw(table)]
  // the index begins with the kind
  const ofKinds = sql.raw(table === 'participants' ? ` and kind in ('prize', 'fun')` : '')
  const later = sql`(
    select ${name} as at from ${rows} where campaign_id = ${campaignId} and ${within(column, window)}${ofKinds}
    order by ${name} offset ${rowsAtOnce} limit 1
  ) as cut`
  const [found] = await ask((db) => db.select({ ms: sql<number>`extract(epoch from at) * 1000`.mapWith(Number) }).from(later))
  const at = found && new Date(Math.floor(found.ms))
  return at && at > window.from ? at : null
}
