import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Channel, Database } from './database.ts'
import { queueOn } from './postgres-queue.ts'
import * as schema from './schema/schema.ts'

/** By itself postgres.js comes to wait up to twenty seconds between tries, while the database may long be back. */
const secondsBetweenTries = () => 0.2 + Math.random() * 0.2

/** A PostgreSQL server. Opening does not connect yet: the first query does. */
export async function openServer(url: string, migrationsFolder: string): Promise<Database> {
  const options = { connect_timeout: 5, backoff: secondsBetweenTries, onnotice: () => {} }
  const client = preparing(postgres(url, { ...options, max: 10 }))
  const db = drizzle(client, { schema, casing: 'snake_case' })
  return {
    db,
    migrate: () => aloneOn(client, () => migrate(db, { migrationsFolder })),
    alone: (act) => aloneOn(client, act),
    listen: (channel, onNotice, onListen) =>
      openChannel(() => postgres(url, { ...options, max: 1, fetch_types: false }), channel, onNotice, onListen),
    queue: { kind: 'postgres', db: queueOn(client) },
    time: async () => {
      const [row] = await client<{ at: string }[]>`select clock_timestamp() as at`
      return new Date(row?.at ?? NaN)
    },
    close: () => client.end({ timeout: 3 }),
  }
}

/**
 * A channel on connections of its own: what is told does not wait behind the queries of a busy evening. postgres.js listens
 * again when the connection breaks; one that only looks open has to be renewed from outside. Settles once it listens.
 */
export async function openChannel(
  open: () => postgres.Sql,
  name: string,
  onNotice: (payload: string) => void,
  onListen: () => void,
): Promise<Channel> {
  let client = open()
  await client.listen(name, onNotice, onListen)
  return {
    notify: async (payload) => void (await client.notify(name, payload)),
    renew() {
      void client.end({ timeout: 0 })
      client = open()
      // while the database is away postgres.js goes on by itself
      client.listen(name, onNotice, onListen).catch(() => {})
    },
    close: () => client.end({ timeout: 1 }),
  }
}

/** Any number that all servers agree on. */
const key = 7_283_500

/** Servers that start together wait for one another here. The lock of one that dies goes with its connection. */
export async function aloneOn<Result>(client: postgres.Sql, act: () => Promise<Result>): Promise<Result> {
  const connection = await client.reserve()
  try {
    await connection`select pg_advisory_lock(${key})`
    return await act().finally(() => connection`select pg_advisory_unlock(${key})`.catch(() => {}))
  } finally {
    connection.release()
  }
}

/** Longer ones, the import of ten thousand codes, run once. */
const longestText = 10_000

type Client = Pick<postgres.Sql, 'unsafe'> & { begin?: unknown; savepoint?: unknown }

/**
 * Lets PostgreSQL keep the plan of each query with parameters. Drizzle prepares only what has been given a name, and without
 * that postgres.js asks for a description first: every query would go to the database twice, and be planned anew.
 */
export function preparing<Sql extends Client>(client: Sql): Sql {
  const unsafe = client.unsafe.bind(client) as postgres.Sql['unsafe']
  client.unsafe = ((text, values = [], options = {}) =>
    unsafe(text, values, { ...options, prepare: values.length > 0 && text.length <= longestText })) as Sql['unsafe']
  for (const opens of ['begin', 'savepoint'] as const) {
    const open = client[opens] as ((...options: unknown[]) => unknown) | undefined
    if (open)
      client[opens] = (...options: unknown[]) =>
        open(...options.map((option) => (isAct(option) ? (inner: Client) => option(preparing(inner)) : option)))
  }
  return client
}

const isAct = (option: unknown): option is (client: Client) => unknown => typeof option === 'function'
