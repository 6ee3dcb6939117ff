import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { type Database, openDatabase } from '../../server/store/database.ts'
import * as schema from '../../server/store/schema/schema.ts'
import { createDatabase } from '../run/postgres/database.ts'
import { beforeTests } from './around.ts'

/** One for each process that runs tests, kept for all its files. PostgreSQL where `TEST_ON` says so, else PGlite in memory. */
export let database: Database

/** Where that database is, on PostgreSQL. */
export const url = process.env.TEST_ON === 'postgres' ? ownUrl(process.env.TEST_DATABASE_URL) : undefined

const tables = Object.values(schema)
  .filter((value) => is(value, PgTable))
  .map(getTableName)

let opening: Promise<void> | undefined
beforeTests.add(() => (opening ??= open()))

async function open(): Promise<void> {
  if (url) await createDatabase(url, process.env.TEST_DATABASE_URL ?? url)
  database = await openDatabase({ url, folder: 'memory://' })
  await database.migrate()
}

/** Bun numbers the processes that share a run; without a number there is only this one. */
function ownUrl(shared: string | undefined): string | undefined {
  const worker = process.env.BUN_TEST_WORKER_ID
  if (!shared || !worker) return shared
  const url = new URL(shared)
  url.pathname += `_${worker}`
  return url.href
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
  await wakeQueue()
  await database.db.execute(sql.raw(`delete from settings where key = 'next call'`))
}

/** Has the queues of every server look at once, as pg-boss has them do for a new job; by themselves they look each second. */
export async function wakeQueue(): Promise<void> {
  const channel = `'pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24)`
  await database.db.execute(sql.raw(`select pg_notify(${channel}, name) from pgboss.queue`))
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && (error.cause as { code?: string } | undefined)?.code === '40P01'
}
