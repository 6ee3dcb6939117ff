import { sql } from 'drizzle-orm'
import { getConstructionPlans } from 'pg-boss'
import type { Db } from '../store.ts'
import { identify, rowsOf } from './rows.ts'
import { readTables } from './tables.ts'

/** Reads the version of pg-boss's tables, which are there once a server could call or send; null where there are none. */
export async function readQueueVersion(db: Db): Promise<number | null> {
  const [table] = await rowsOf<{ exists: boolean }>(db, sql`select to_regclass('pgboss.version') is not null as exists`)
  if (!table?.exists) return null
  const [found] = await rowsOf<{ version: number }>(db, sql`select version from pgboss.version`)
  return found ? Number(found.version) : null
}

/** Returns the version that this program's pg-boss makes. */
export function newestQueueVersion(): number {
  return Number(/insert into pgboss\.version\(version\) values \('?(\d+)/i.exec(plan())?.[1] ?? 0)
}

/** Makes pg-boss's tables where there are none, or older ones than it makes now, and empties them. */
export async function emptyQueue(tx: Db): Promise<void> {
  const version = await readQueueVersion(tx)
  if (version !== newestQueueVersion()) {
    await tx.execute(sql`drop schema if exists pgboss cascade`)
    await runAll(tx, plan())
  }
  for (const table of (await readTables(tx, 'queue')).toReversed()) await tx.execute(sql`delete from ${identify(table)}`)
}

/** pg-boss writes a transaction of its own around its plan. */
function plan(): string {
  return getConstructionPlans('pgboss')
    .replace(/^\s*begin;/i, '')
    .replace(/commit;\s*$/i, '')
}

/** A driver runs one statement at a time; a block runs all. */
async function runAll(tx: Db, statements: string): Promise<void> {
  await tx.execute(sql.raw(`do $pavel$ begin execute $plan$${statements}$plan$; end $pavel$`))
}
