import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { mkdir } from 'node:fs/promises'
import { fromPglite } from 'pg-boss'
import type { Database } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import * as schema from './schema/schema.ts'

/** PGlite: PostgreSQL in this process, on a folder or in memory. */
export async function openEmbedded(folder: string, migrationsFolder: string): Promise<Database> {
  const release = await claim(folder)
  const client = await PGlite.create(folder)
  const db = drizzle(client, { schema, casing: 'snake_case' })
  return {
    db,
    migrate: () => migrate(db, { migrationsFolder }),
    alone: (act) => act(),
    listen: async (channel, onNotice, onListen) => {
      const unlisten = await client.listen(channel, onNotice)
      onListen()
      return {
        notify: async (payload) => void (await db.execute(sql`select pg_notify(${channel}, ${payload})`)),
        renew: () => {},
        close: unlisten,
      }
    },
    queue: { kind: 'pglite', db: fromPglite(client) },
    // it runs in this process, by this clock
    time: async () => {
      await db.execute(sql`select 1`)
      return new Date()
    },
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
