import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../store/store.ts'

/** A stretch of time, without its end. */
export type Window = { from: Date; to: Date }

/** What the counts of one campaign work with. */
export type Counting = {
  db: Db
  campaignId: number
  zone: string
  /** how many rebuses a game asks that began before there were draws */
  length: number
  isPrizeByMessage: boolean
  /** Runs one statement, and then leaves the database to others for as long as it took. Throws when the server stops. */
  ask<Rows>(statement: PromiseLike<Rows>): Promise<Rows>
}

/** The games of the campaign that began in the window, as `game`: those of attempts that were given back only with `isWithdrawn`. */
export function gamesOf({ campaignId, length }: Counting, { from, to }: Window, { isWithdrawn = false } = {}): SQL {
  return sql`(
    select *, rebus >= coalesce(cardinality(draw), ${length}) as is_over from participants
    where campaign_id = ${campaignId} and kind in ('prize', 'fun') and ${within('started_at', { from, to })}
      and withdrawn_at is ${sql.raw(isWithdrawn ? 'not null' : 'null')}
  ) as game`
}

/** Whether the time in this column lies in the window. */
export function within(column: 'started_at' | 'opened_at' | 'ended_at', { from, to }: Window): SQL {
  const name = sql.raw(column)
  return sql`${name} >= ${from.toISOString()}::timestamptz and ${name} < ${to.toISOString()}::timestamptz`
}

/** The day of the time that this expression gives, in the campaign's time zone, as `2026-11-29`. */
export function dayOfTime(expression: string, { zone }: Counting): SQL {
  return sql`to_char(${sql.raw(expression)} at time zone ${zone}, 'YYYY-MM-DD')`
}

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
async function nextCut({ db, campaignId, ask }: Counting, window: Window, { table, column }: Column): Promise<Date | null> {
  const [name, rows] = [sql.raw(column), sql.raw(table)]
  const later = sql`(
    select ${name} as at from ${rows} where campaign_id = ${campaignId} and ${within(column, window)}
    order by ${name} offset ${rowsAtOnce} limit 1
  ) as cut`
  const [found] = await ask(db.select({ ms: sql<number>`extract(epoch from at) * 1000`.mapWith(Number) }).from(later))
  const at = found && new Date(Math.floor(found.ms))
  return at && at > window.from ? at : null
}
