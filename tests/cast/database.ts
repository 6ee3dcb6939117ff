import { getTableName, is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../server/store/database.ts'
import * as schema from '../../server/store/schema/schema.ts'
import { createDatabase, withoutWaiting } from '../run/postgres/database.ts'
import { beforeTests } from './around.ts'
import { prepareFolder } from './program.ts'

/** The test database of this process, shared by all its test files: PostgreSQL when `TEST_ON` is `postgres`, otherwise PGlite. */
export let database: Database

/** The database's URL on PostgreSQL; undefined on PGlite. */
export const url = process.env.TEST_ON === 'postgres' ? ownUrl(process.env.TEST_DATABASE_URL) : undefined

const tables = childrenFirst(Object.values(schema).filter((value) => is(value, PgTable)))

let opening: Promise<void> | undefined
beforeTests.add(() => (opening ??= open()))

async function open(): Promise<void> {
  if (url) await createDatabase(url, process.env.TEST_DATABASE_URL ?? url)
  database = await openDatabase({ url, folder: await folderForPGlite() })
  await database.migrate()
}

/** A copy of the run's database, where there is one: making it anew takes each process seven seconds. */
async function folderForPGlite(): Promise<string> {
  if (url || !process.env.TEST_DATA_DIR) return 'memory://'
  const folder = await mkdtemp(join(tmpdir(), 'pavel-database-'))
  await prepareFolder(folder)
  return folder
}

/** Gives each of Bun's parallel workers a database of its own. Without a worker number this is the only process. */
function ownUrl(shared: string | undefined): string | undefined {
  const worker = process.env.BUN_TEST_WORKER_ID
  if (!shared) return shared
  const url = new URL(withoutWaiting(shared))
  if (worker) url.pathname += `_${worker}`
  return url.href
}

/**
 * Deletes every row, and lets each table count from 1 again. Deleting a few rows takes a tenth of the time of truncating, which
 * makes new files for every table and index; altering an identity column would make PostgreSQL plan every prepared query again, on
 * every connection. A server that has just stopped may still be reading for a socket: PostgreSQL then
 * aborts one of the two as a deadlock, so this retries.
 */
export async function emptyDatabase(): Promise<void> {
  await empty(emptyingAll)
}

/** Deletes what was played, and leaves the campaigns of the servers that run. */
export async function emptyGames(): Promise<void> {
  await empty(emptyingGames)
}

async function empty(statements: string, triesLeft = 5): Promise<void> {
  try {
    await database.db.execute(sql.raw(statements))
  } catch (error) {
    if (triesLeft === 1 || !isDeadlock(error)) throw error
    await empty(statements, triesLeft - 1)
  }
}

/** The queue's tables exist only once a server that can call or send has run. */
const emptying = (emptied: PgTable[]) => `do $$ begin
  ${emptied.map((table) => `delete from ${getTableName(table)};`).join('\n  ')}
  ${identitiesOf(emptied)
    .map(([table, column]) => `perform setval(pg_get_serial_sequence('${table}', '${column}'), 1, false);`)
    .join('\n  ')}
  if to_regclass('pgboss.job') is not null then delete from pgboss.job; end if;
end $$`

const emptyingAll = emptying(tables)
const ofCampaigns: PgTable[] = [schema.campaigns, schema.quizVersions, schema.consents]
const emptyingGames = emptying(tables.filter((table) => !ofCampaigns.includes(table)))

/** A table comes before those that its rows point to. */
function childrenFirst(unordered: PgTable[]): PgTable[] {
  const isParent = (table: PgTable, other: PgTable) =>
    other !== table && getTableConfig(other).foreignKeys.some((key) => key.reference().foreignTable === table)
  const next = unordered.find((table) => !unordered.some((other) => isParent(table, other)))
  return next ? [next, ...childrenFirst(unordered.filter((table) => table !== next))] : unordered
}

function identitiesOf(all: PgTable[]): [table: string, column: string][] {
  return all.flatMap((table) =>
    getTableConfig(table)
      .columns.filter(({ generatedIdentity }) => generatedIdentity !== undefined)
      .map(({ name }): [string, string] => [getTableName(table), name]),
  )
}

/** Makes every waiting job due now. The queue keeps the database's time, so a test clock cannot advance it. */
export async function comesDue(): Promise<void> {
  // First the pace, because a job that is taken at once would wait for the slot that is noted there.
  await database.db.execute(sql.raw(`delete from settings where key = 'next call'`))
  await database.db.execute(sql.raw(`update pgboss.job set start_after = now() where state < 'active'`))
  await wakeQueue()
}

/** Notifies the queues of all servers, as pg-boss does for a new job. Otherwise they poll once a second. */
export async function wakeQueue(): Promise<void> {
  const channel = `'pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24)`
  await database.db.execute(sql.raw(`select pg_notify(${channel}, name) from pgboss.queue`))
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && (error.cause as { code?: string } | undefined)?.code === '40P01'
}
