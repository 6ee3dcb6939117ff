import { PGlite } from '@electric-sql/pglite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, openQueue, packFolder } from '../store/store.ts'

/**
 * `bun run prepare:database`: makes the database that the first start on an empty folder begins with. To be run when PGlite has another version,
 * and when several migrations have come together.
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-prepared-'))
  try {
    await (await PGlite.create(folder)).close()
    const database = await openDatabase({ folder }, console.warn)
    await database.migrate()
    await (await openQueue(database.queue, console.error)).stop()
    // The log still holds everything that the migrations wrote.
    await database.scrub()
    await database.close()
    await packFolder(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

await main()
process.exit()
