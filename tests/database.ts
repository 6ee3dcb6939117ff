import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { type Database, openDatabase } from '../server/store/database.ts'
import * as schema from '../server/store/schema/schema.ts'

/** The one database of a test run: PostgreSQL where `TEST_ON` says so, else PGlite in memory. */
export let database: Database

const tables = Object.values(schema)
  .filter((value) => is(value, PgTable))
  .map(getTableName)

export async function openTestDatabase(): Promise<void> {
  const url = process.env.TEST_ON === 'postgres' ? process.env.TEST_DATABASE_URL : undefined
  database = await openDatabase({ url, folder: 'memory://' })
  await database.migrate()
}

/** It is there only once a server that can call or send has run. */
const emptyQueue = `do $$ begin if to_regclass('pgboss.job') is not null then delete from pgboss.job; end if; end $$`

/** A server that has just stopped may still be reading for a socket; PostgreSQL then ends one of the two, which tries again. */
export async function emptyDatabase(triesLeft = 5): Promise<void> {
  try {
    await database.db.execute(sql.raw(`truncate ${tables.join(', ')} restart identity cascade`))
    await database.db.execute(sql.raw(emptyQueue))
  } catch (error) {
    if (triesLeft === 1 || !isDeadlock(error)) throw error
    await emptyDatabase(triesLeft - 1)
  }
}

/** Time goes by for the queue alone, whose clock is the database's. */
export async function comesDue(): Promise<void> {
  await database.db.execute(sql.raw(`update pgboss.job set start_after = now() where state < 'active'`))
  await database.db.execute(sql.raw(`delete from settings where key = 'next call'`))
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && (error.cause as { code?: string } | undefined)?.code === '40P01'
}

export async function closeDatabase(): Promise<void> {
  await database.close()
}
