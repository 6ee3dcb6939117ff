import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { fromPglite } from 'pg-boss'
import type { Database } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { closeToOthers, createPrivateFolder } from './private-folder.ts'
import * as schema from './schema/schema.ts'
import { rewriteFiles } from './scrub.ts'

/**
 * Opens PGlite, which is PostgreSQL in this process, on a folder or in memory. Nobody but this program's user may read the folder;
 * where that cannot be, the operator is told. Throws `FolderInUse` when another process has that folder open.
 */
export async function openEmbedded(
  folder: string,
  migrationsFolder: string,
  tellOperator: (sentence: string) => void,
): Promise<Database> {
  const isInMemory = folder.startsWith('memory://')
  const release = isInMemory ? async () => {} : await createAndLock(folder)
  const client = await PGlite.create(folder)
  // PGlite gives everybody rights to the files of a new database, whatever the mask is.
  const open = isInMemory ? null : await closeToOthers(folder)
  if (open !== null) tellOperator(`DATA_DIR: expected files that only this program's user may read, found ${open} open to others`)
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
    scrub: () => rewriteFiles(db, isInMemory ? null : folder),
    close: async () => {
      await client.close()
      await release()
    },
  }
}

async function createAndLock(folder: string): Promise<() => Promise<void>> {
  await createPrivateFolder(folder)
  return lockFolder(folder)
}
