import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fromPglite } from 'pg-boss'
import * as schema from '../schema/schema.ts'
import type { Database, Db } from '../store.ts'
import { lockFolder } from './folder-lock.ts'
import { explainingFolder, isFilled, refuseUnwritable } from './folder-problem.ts'
import { openClient } from './open-client.ts'
import { fillFolder } from './prepared-folder.ts'
import { closeToOthers, createPrivateFolder } from './private-folder.ts'

export { isOfPostgres } from './folder-entries.ts'
export { FolderInUse } from './folder-lock.ts'
export { packFolder } from './prepared-folder.ts'

type Options = {
  folder: string
  migrationsFolder: string
  /** how long to wait for another process that has the folder open */
  patienceMs: number
  /** removes from the files in `folder`, or in memory, what deleted rows have left there */
  scrub(db: Db, folder: string | null): Promise<void>
  tellOperator(sentence: string): void
}

/**
 * Opens PGlite, which is PostgreSQL in this process, on a folder or in memory. Nobody but this program's user may read the folder;
 * where that cannot be, the operator is told. Throws `FolderInUse` when another process has that folder open, and `ConfigProblem` when nothing
 * can be opened there.
 */
export async function openEmbedded(options: Options): Promise<Database> {
  const { migrationsFolder, scrub, tellOperator } = options
  const isInMemory = options.folder.startsWith('memory://')
  const folder = isInMemory ? options.folder : resolve(options.folder)
  const release = isInMemory ? async () => {} : await explainingFolder(folder, () => createAndLock({ ...options, folder }))
  const client = await openClient(folder, tellOperator)
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
    scrub: () => scrub(db, isInMemory ? null : folder),
    close: async () => {
      await client.close()
      await release()
    },
  }
}

async function createAndLock({ folder, ...options }: Options): Promise<() => Promise<void>> {
  await createPrivateFolder(folder)
  await refuseUnwritable(folder)
  const release = await lockFolder(folder, options)
  try {
    if (!(await isFilled(folder))) await fillFolder(folder)
    // PostgreSQL's own lock, which a killed server leaves behind: PGlite gives up when there is nothing in it yet.
    await rm(join(folder, 'postmaster.pid'), { force: true })
    return release
  } catch (error) {
    await release()
    throw error
  }
}
