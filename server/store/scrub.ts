import { getTableName, is, type SQL, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from './database.ts'
import * as schema from './schema/schema.ts'

/**
 * Writes the embedded database's tables anew, so that no byte of a deleted row is left in its files: not in tables, indexes,
 * statistics or the write-ahead log. Other queries get their turn between two tables. `folder` is null for a database in memory.
 */
export async function rewriteFiles(db: Db, folder: string | null): Promise<void> {
  const statistics = sql`pg_catalog.pg_statistic`
  for (const table of [...(await tablesOf(db)), statistics]) {
    // The embedded database works in this thread: without a pause nothing else would be read or answered meanwhile.
    await wait(0)
    await db.execute(sql`vacuum full ${table}`)
  }
  if (folder !== null) await renewLog(db, join(folder, 'pg_wal'))
}

/** The first checkpoint writes the tables, the second deletes the segments before the new one. */
async function renewLog(db: Db, folder: string): Promise<void> {
  // A recycled segment would keep what it held under its former name.
  await db.execute(sql`set wal_recycle = off`)
  await db.execute(sql`checkpoint`)
  await deleteRecycledSegments(db, folder)
  await db.execute(sql`select pg_switch_wal()`)
  await db.execute(sql`checkpoint`)
}

/**
 * Removes deleted rows from a PostgreSQL server's tables, and samples their statistics anew, because those hold values from the
 * rows. `server/privacy/privacy.md` says what that leaves.
 */
export async function vacuumTables(db: Db): Promise<void> {
  for (const table of await tablesOf(db)) await db.execute(sql`vacuum (analyze) ${table}`)
}

/** Returns the tables of the game and of its queue that exist. The role that migrates them owns them, so it may vacuum them. */
async function tablesOf(db: Db): Promise<SQL[]> {
  const ours = Object.values(schema)
    .filter((value) => is(value, PgTable))
    .map(getTableName)
  const found = await db
    .select({ space: sql<string>`n.nspname`, name: sql<string>`c.relname` })
    .from(sql`pg_class c join pg_namespace n on n.oid = c.relnamespace`)
    .where(sql`c.relkind = 'r' and (n.nspname = 'pgboss' or n.nspname = current_schema() and c.relname in ${ours})`)
  return found.map(({ space, name }) => sql`${sql.identifier(space)}.${sql.identifier(name)}`)
}

/**
 * Segments that were recycled before recycling was off wait under the names that come next. PostgreSQL makes new ones instead. The
 * transaction keeps other queries from filling the current segment meanwhile.
 */
function deleteRecycledSegments(db: Db, folder: string): Promise<void> {
  return db.transaction(async (tx) => {
    const [current] = await tx.select({ name: sql<string>`pg_walfile_name(pg_current_wal_lsn())` }).from(sql`(values (1)) as one`)
    const isRecycled = (name: string) => /^[0-9A-F]{24}$/.test(name) && current !== undefined && name > current.name
    for (const name of await readdir(folder)) if (isRecycled(name)) await rm(join(folder, name))
  })
}
