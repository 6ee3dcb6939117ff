import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Channel, Database } from './database.ts'
import type { QueueDatabase } from './queue.ts'
import * as schema from './schema/schema.ts'
import { vacuumTables } from './scrub.ts'

/** The default back-off of postgres.js grows to 20 seconds, long after the database may be back. */
const secondsBetweenTries = () => 0.2 + Math.random() * 0.2

/** Opens a PostgreSQL server with up to ten connections. Does not connect yet: the first query does. */
export async function openServer(url: string, migrationsFolder: string): Promise<Database> {
  const options = { connect_timeout: 5, backoff: secondsBetweenTries, onnotice: () => {} }
  const client = preparing(postgres(url, { ...options, max: 10 }))
  const db = drizzle(client, { schema, casing: 'snake_case' })
  return {
    db,
    migrate: () => withAdvisoryLock(client, () => migrate(db, { migrationsFolder })),
    withMigrationLock: (act) => withAdvisoryLock(client, act),
    listen: (channel, onNotification, onListen) =>
      openChannel(() => postgres(url, { ...options, max: 1, fetch_types: false }), channel, onNotification, onListen),
    queue: { kind: 'postgres', db: queueOn(client) },
    time: async () => {
      const [row] = await client<{ at: string }[]>`select clock_timestamp() as at`
      return new Date(row?.at ?? NaN)
    },
    scrub: () => vacuumTables(db),
    close: () => client.end({ timeout: 3 }),
  }
}

/**
 * Opens a channel on connections of its own, so that notifications do not wait behind the queries of a busy evening. postgres.js
 * listens again by itself when a connection breaks; one that only looks open needs `renew`. Resolves once it listens.
 */
async function openChannel(
  open: () => postgres.Sql,
  name: string,
  onNotification: (payload: string) => void,
  onListen: () => void,
): Promise<Channel> {
  let client = open()
  await client.listen(name, onNotification, onListen)
  return {
    notify: async (payload) => void (await client.notify(name, payload)),
    renew() {
      void client.end({ timeout: 0 })
      client = open()
      // An error needs no handling: postgres.js keeps retrying while the database is unreachable.
      client.listen(name, onNotification, onListen).catch(() => {})
    },
    close: () => client.end({ timeout: 1 }),
  }
}

/** An arbitrary number, the same at every server. */
const lockKey = 7_283_500

/**
 * Runs `act` under an advisory lock, on which servers that start together wait for one another. PostgreSQL releases the lock of a
 * crashed server with its connection.
 */
async function withAdvisoryLock<Result>(client: postgres.Sql, act: () => Promise<Result>): Promise<Result> {
  const connection = await client.reserve()
  try {
    await connection`select pg_advisory_lock(${lockKey})`
    return await act().finally(() => connection`select pg_advisory_unlock(${lockKey})`.catch(() => {}))
  } finally {
    connection.release()
  }
}

/** Longer statements, such as the import of ten thousand codes, run only once. */
const longestPreparedText = 10_000

type Client = Pick<postgres.Sql, 'unsafe'> & { begin?: unknown; savepoint?: unknown }

/**
 * Changes the client so that it prepares every query with parameters, and returns it. Drizzle prepares only named queries; for
 * the others postgres.js would ask for a description first, so each would take two round trips and be planned again.
 */
function preparing<Sql extends Client>(client: Sql): Sql {
  const unsafe = client.unsafe.bind(client) as postgres.Sql['unsafe']
  client.unsafe = ((text, values = [], options = {}) =>
    unsafe(text, values.map(withoutDate), {
      ...options,
      prepare: values.length > 0 && text.length <= longestPreparedText,
    })) as Sql['unsafe']
  for (const method of ['begin', 'savepoint'] as const) {
    const open = client[method] as ((...options: unknown[]) => unknown) | undefined
    if (open)
      client[method] = (...options: unknown[]) =>
        open(...options.map((option) => (isCallback(option) ? (inner: Client) => option(preparing(inner)) : option)))
  }
  return client
}

/**
 * Drizzle takes postgres.js's own serializer of dates away, and encodes a date only where it knows its column: in a condition it does
 * not know that of a value that comes later.
 */
const withoutDate = (value: Parameter) => (value instanceof Date ? value.toISOString() : value)

type Parameter = NonNullable<Parameters<postgres.Sql['unsafe']>[1]>[number]

const isCallback = (option: unknown): option is (client: Client) => unknown => typeof option === 'function'

/** Returns the database adapter that pg-boss needs, on postgres.js. */
function queueOn(client: postgres.Sql): QueueDatabase['db'] {
  return {
    executeSql: async (text, values = []) => ({
      rows: values.length > 0 ? await client.unsafe(text, values.map(asText) as never[]) : await runBlock(client, text),
    }),
    async listen(channel, onNotification, onReconnect) {
      const { unlisten } = await client.listen(channel, onNotification, onReconnect)
      return { close: unlisten }
    },
  }
}

/** Drizzle replaces postgres.js's own serializers of dates and JSON, so the client no longer converts either. */
function asText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value
}

/** Runs several statements, which may contain a transaction: for that postgres.js requires a reserved connection. */
async function runBlock(client: postgres.Sql, text: string): Promise<unknown[]> {
  const connection = await client.reserve()
  try {
    return ((await connection.unsafe(text)) as unknown[]).flat()
  } catch (error) {
    await connection.unsafe('rollback').catch(() => {})
    throw error
  } finally {
    connection.release()
  }
}
