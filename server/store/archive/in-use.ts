import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { identify, rowsOf } from './rows.ts'
import { readTables } from './tables.ts'

/**
 * Returns the names of other programs of ours that are connected to this PostgreSQL database, such as `pavel`. To be called first, on a
 * connection that has this program's own name. The embedded database has a lock instead.
 */
export async function readOthers(db: Db): Promise<string[]> {
  const found = await rowsOf<{ name: string }>(
    db,
    sql`select distinct application_name as name from pg_stat_activity
      where datname = current_database() and application_name like 'pavel%'
        and application_name <> current_setting('application_name') order by 1`,
  )
  return found.map(({ name }) => name)
}

/** How many rows tables have that tell whether somebody has worked with a database. */
export type Counts = Record<string, number>

/** Counts the rows of the game's tables that exist. */
export async function countRows(db: Db): Promise<Counts> {
  const counts: Counts = {}
  for (const table of await readTables(db, 'game')) {
    const [found] = await rowsOf<{ rows: string }>(db, sql`select count(*)::text as rows from ${identify(table)}`)
    counts[table.name] = Number(found?.rows ?? 0)
  }
  return counts
}

const played = ['participants', 'visits', 'calls', 'callbacks', 'quiz_drafts']
const madeOnce = ['campaigns', 'quiz_versions']

/** Returns whether anybody has played, or changed a campaign: a server that was only started has made one campaign and one version. */
export function isUsed(counts: Counts): boolean {
  return played.some((name) => (counts[name] ?? 0) > 0) || madeOnce.some((name) => (counts[name] ?? 0) > 1)
}
