import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { type Database, openDatabase } from '../server/database.ts'
import * as schema from '../server/schema.ts'

/** The one database of a test run: PostgreSQL where `TEST_ON` says so, else PGlite in memory. */
export let database: Database

const tables = Object.values(schema).filter((value) => is(value, PgTable)).map(getTableName)

export async function openTestDatabase(): Promise<void> {
  const url = process.env.TEST_ON === 'postgres' ? process.env.TEST_DATABASE_URL : undefined
  database = await openDatabase({ url, folder: 'memory://' })
  await database.migrate()
}

/** A server that has just stopped may still be reading for a socket; PostgreSQL then ends one of the two, which tries again. */
export async function emptyDatabase(triesLeft = 5): Promise<void> {
  try {
    await database.db.execute(sql.raw(`truncate ${tables.join(', ')} restart identity cascade`))
  } catch (error) {
    if (triesLeft === 1 || !isDeadlock(error)) throw error
    await emptyDatabase(triesLeft - 1)
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && (error.cause as { code?: string } | undefined)?.code === '40P01'
}

export async function closeDatabase(): Promise<void> {
  await database.close()
}
