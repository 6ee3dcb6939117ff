import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Database } from '../database.ts'
import * as schema from '../schema.ts'
import { migrationsFolder } from './migrations.ts'

/** A PostgreSQL server. Opening does not connect yet: the first query does. */
export async function openServer(url: string): Promise<Database> {
  const client = postgres(url, { max: 10, connect_timeout: 5, onnotice: () => {} })
  const db = drizzle(client, { schema, casing: 'snake_case' })
  return {
    db,
    migrate: () => migrate(db, { migrationsFolder }),
    notify: async (channel, payload) => void await client.notify(channel, payload),
    listen: async (channel, onNotice, onListen) => void await client.listen(channel, onNotice, onListen),
    ping: async () => void await db.execute(sql`select 1`),
    close: () => client.end({ timeout: 3 }),
  }
}
