import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import * as schema from '../schema.ts'
import { lockFolder } from './lock.ts'
import { migrationsFolder } from './migrations.ts'

/** PGlite: PostgreSQL in this process, on a folder or in memory. */
export async function openEmbedded(folder: string): Promise<Database> {
  const release = await claim(folder)
  const client = await PGlite.create(folder)
  const db = drizzle(client, { schema, casing: 'snake_case' })
  return {
    db,
    migrate: () => migrate(db, { migrationsFolder }),
    notify: async (channel, payload) => void await db.execute(sql`select pg_notify(${channel}, ${payload})`),
    listen: async (channel, onNotice, onListen) => {
      await client.listen(channel, onNotice)
      onListen()
    },
    ping: async () => void await db.execute(sql`select 1`),
    close: async () => {
      await client.close()
      await release()
    },
  }
}

async function claim(folder: string): Promise<() => Promise<void>> {
  if (folder.startsWith('memory://')) return async () => {}
  await mkdir(folder, { recursive: true })
  return lockFolder(folder)
}
