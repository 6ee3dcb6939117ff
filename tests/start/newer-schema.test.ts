import { afterEach, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../server/store/database.ts'
import { url } from '../cast/database.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { waitFor } from '../cast/waiting.ts'
import { scratchDatabase } from '../run/postgres/database.ts'

afterEach(endPrograms)

/** What a version of the next year leaves behind. */
const isMigratedByNewer = ({ db }: Database) =>
  db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of next year', ${Date.UTC(2094, 5, 1, 9, 30)})`,
  )

async function isRefused(settings: Record<string, string>, setting: string) {
  const program = await launch({ ...settings, LOG_FORMAT: 'json' })
  expect(await program.ends()).toBe(1)
  const [sentence = ''] = program.output.split('\n').filter((line) => line.startsWith(setting))
  expect(sentence).toMatch(
    /^\w+: expected a database that this version knows, .* found one that a newer version has changed by a migration of 2094-06-01 09:30 UTC; start that version or a later one, or go back to the backup/,
  )
  expect(program.output).not.toMatch(/^ +at /m)
}

test.if(url !== undefined)('a server says that a newer version has migrated its PostgreSQL, and stops', () =>
  scratchDatabase(url ?? '', async (DATABASE_URL) => {
    const database = await openDatabase({ url: DATABASE_URL, folder: '' })
    await database.migrate()
    await isMigratedByNewer(database)
    await database.close()
    await isRefused({ DATABASE_URL }, 'DATABASE_URL')
  }),
)

test.if(url !== undefined)('a server says that a newer version has migrated its folder, and stops', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-newer-'))
  await prepareFolder(folder)
  const database = await openDatabase({ folder })
  await database.migrate()
  await isMigratedByNewer(database)
  await database.close()
  await isRefused({ DATA_DIR: folder }, 'DATA_DIR')
  await rm(folder, { recursive: true })
})

test.if(url !== undefined)('a server that waited while a newer version migrated its database is refused as well', () =>
  scratchDatabase(url ?? '', async (DATABASE_URL) => {
    const [newer, older] = [
      await openDatabase({ url: DATABASE_URL, folder: '' }),
      await openDatabase({ url: DATABASE_URL, folder: '' }),
    ]
    await newer.migrate()
    const waiting = await newer.withMigrationLock(async () => {
      const migrated = older.migrate().then(
        () => 'migrated',
        (error: Error) => error.message,
      )
      await waitFor(
        () => isWaitedFor(newer),
        () => 'the older server to wait',
      )
      await isMigratedByNewer(newer)
      return { migrated }
    })
    expect(await waiting.migrated).toStartWith('DATABASE_URL: expected a database that this version knows')
    await Promise.all([newer.close(), older.close()])
  }),
)

async function isWaitedFor({ db }: Database): Promise<boolean> {
  const waiting = await db.execute(sql`select 1 from pg_locks where locktype = 'advisory' and not granted`)
  return [...(waiting as unknown as unknown[])].length > 0
}
