import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { mkdir } from 'node:fs/promises'
import { fromPglite } from 'pg-boss'
import type { Database } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import * as schema from './schema/schema.ts'

/**
 * Opens PGlite, which is PostgreSQL in this process, on a folder or in memory. Throws `FolderInUse` when another process has that
 * folder open.
 */
export async function openEmbedded(folder: string, migrationsFolder: string): Promise<Database> {
  const release = await createAndLock(folder)
  const client = await PGlite.create(folder)
  const db = drizzle(client, { schema, casing: 'snake_case' })
  return {
    db,
    migrate: () => migrate(db, { migrationsFolder }),
    withMigrationLock: (act) => act(),
    listen: async (channel, onNotification, onListen) => {
      const unlisten = await client.listen(channel, onNotification)
      onListen()
      return {
        notify: async (payload) => void (await db.execute(sql`select pg_notify(${channel}, ${payload})`)),
        renew: () => {},
        close: unlisten,
      }
    },
    queue: { kind: 'pglite', db: fromPglite(client) },
    // PGlite runs in this process, so its clock is this machine's. The query shows whether it still answers.
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

async function createAndLock(folder: string): Promise<() => Promise<void>> {
  if (folder.startsWith('memory://')) return async () => {}
  await mkdir(folder, { recursive: true })
  return lockFolder(folder)
}
