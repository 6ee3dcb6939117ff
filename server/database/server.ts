import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Database } from '../database.ts'
import * as schema from '../schema.ts'
import { aloneOn } from './alone.ts'
import { openChannel } from './channel.ts'
import { preparing } from './preparing.ts'
import { queueOn } from './queue.ts'

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
