import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { chmodSync, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ConfigProblem } from '../../server/config.ts'
import { openDatabase } from '../../server/store/database.ts'
import { explainingFolder } from '../../server/store/embedded/folder-problem.ts'
import { fillFolder } from '../../server/store/embedded/prepared-folder.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { waitFor } from '../cast/waiting.ts'

let place: string
const umask = process.umask()

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'pavel-places-'))
})

afterEach(endPrograms)

afterAll(async () => {
  process.umask(umask)
  await rm(place, { recursive: true, force: true })
})

const opens = async (folder: string) => {
  const database = await openDatabase({ folder })
  const rows = await database.db.execute(sql`select hash from drizzle.__drizzle_migrations`)
  await database.close()
  return rows
}

const refusal = async (folder: string): Promise<string> => {
  const error = await openDatabase({ folder }).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ConfigProblem)
  const { message } = error as Error
  expect(message.startsWith(`DATA_DIR: expected a folder for the database, found ${join(folder, '.')}`)).toBe(true)
  expect(message).not.toContain('\n')
  return message
}

const filled = async (name: string): Promise<string> => {
  const folder = join(place, name)
  await mkdir(folder)
  await fillFolder(folder)
  return folder
}

test('a relative path through a link, with spaces, Cyrillic letters and a slash at its end, is a folder like any other', async () => {
  await mkdir(join(place, 'том с данными'))
  await symlink(join(place, 'том с данными'), join(place, 'ссылка'))
  await opens(`${relative(process.cwd(), join(place, 'ссылка'))}/внутри ещё одна/`)
  expect(await readdir(join(place, 'том с данными/внутри ещё одна'))).toContain('PG_VERSION')
})

test('the prepared database has been made of our migrations, as far as it goes, and of no others', async () => {
  const hashes = (await opens(join(place, 'prepared'))) as unknown as { rows: { hash: string }[] }
  const files = (await readdir('drizzle')).filter((file) => file.endsWith('.sql')).sort()
  const ours = await Promise.all(
    files.map(async (file) => new Bun.CryptoHasher('sha256').update(await readFile(join('drizzle', file))).digest('hex')),
  )
  expect(hashes.rows.length).toBeGreaterThan(10)
  expect(hashes.rows.map(({ hash }) => hash)).toEqual(ours.slice(0, hashes.rows.length))
})

test('a volume that is empty but for what its file system keeps there is filled', async () => {
  const folder = join(place, 'volume')
  await mkdir(join(folder, 'lost+found'), { recursive: true })
  await opens(folder)
})

test('a folder of something else is refused, and nothing is written there', async () => {
  const folder = join(place, 'documents')
  await mkdir(folder)
  await writeFile(join(folder, 'letter.txt'), 'Dear Pavel')
  expect(await refusal(folder)).toContain('which holds "letter.txt" and no database; name an empty folder')
  expect(await readFile(join(folder, 'letter.txt'), 'utf8')).toBe('Dear Pavel')
  expect((await readdir(folder)).filter((entry) => !entry.startsWith('pavel.'))).toEqual(['letter.txt'])
})

test('a file in the place of the folder is refused', async () => {
  await writeFile(join(place, 'file'), '')
  expect(await refusal(join(place, 'file'))).toContain('which is a file')
  expect(await refusal(join(place, 'file', 'data'))).toContain('leads through one')
})

test('links that lead nowhere, or in a circle, are refused', async () => {
  await symlink(join(place, 'nobody', 'there'), join(place, 'dangling'))
  await symlink(join(place, 'circle'), join(place, 'circle'))
  for (const link of ['dangling', 'circle'])
    expect(await refusal(join(place, link))).toContain('a link that leads nowhere; name a folder')
})

test('a path that is too long is refused', async () => {
  expect(await refusal(join(place, 'д'.repeat(200)))).toContain('name a shorter one')
  expect(await refusal(join(place, ...Array.from({ length: 40 }, () => 'folder-in-folder')))).toContain('name a shorter one')
})

test('a lock file that cannot be opened is refused', async () => {
  await mkdir(join(place, 'locked', 'pavel.lock'), { recursive: true })
  expect(await refusal(join(place, 'locked'))).toContain('the file of the lock, pavel.lock, cannot be opened')
})

test.each([
  ['EACCES', /may not write to; make that user its owner \(chown\), or name another folder$/],
  ['EROFS', /mounted to be read only; mount a volume there, or name another folder$/],
  ['ENOSPC', /on a disk that is full; make room there/],
])('a folder where nothing can be written, as %s says, is refused', (code, sentence) => {
  const failing = explainingFolder('/srv/pavel', async () => {
    throw Object.assign(new Error(code), { code })
  })
  expect(failing).rejects.toThrow(sentence)
})

test('a database of another PostgreSQL is refused by both versions', async () => {
  const folder = await filled('older')
  await writeFile(join(folder, 'PG_VERSION'), '16\n')
  expect(await refusal(folder)).toContain('which holds a database of PostgreSQL 16, not 18')
  await truncate(join(folder, 'PG_VERSION'))
  expect(await refusal(folder)).toContain('whose database is damaged')
})

test('a database that PostgreSQL refuses is refused in its words', async () => {
  const folder = await filled('newer')
  await rm(join(folder, 'global/pg_control'))
  expect(await refusal(folder)).toMatch(/whose database this version cannot open \(.*pg_control.*\); restore a backup/)
})

test('a folder whose filling was interrupted is filled anew', async () => {
  const folder = await filled('half')
  await rename(join(folder, 'PG_VERSION'), join(folder, 'PG_VERSION.unfinished'))
  await rm(join(folder, 'base/5'), { recursive: true })
  await truncate(join(folder, 'global/pg_control'))
  chmodSync(join(folder, 'base'), 0o700)
  await opens(folder)
  expect(await readdir(folder)).not.toContain('PG_VERSION.unfinished')
})

/** What can be seen in the folder once a first start has come that far. */
const phases = ['pavel.lock', 'PG_VERSION.unfinished', 'base/5', 'pg_xact/0000', 'PG_VERSION', 'postmaster.pid']

test('a first start that is killed in any phase is made up for by the next one', async () => {
  const folder = join(place, 'killed')
  for (const phase of phases) {
    const server = await launch({ DATA_DIR: folder })
    await waitFor(
      () => existsSync(join(folder, phase)),
      () => `${phase} in ${server.output}`,
    )
    server.receives('SIGKILL')
    await server.ends()
  }
  const server = await launch({ DATA_DIR: folder })
  await server.prints(server.url)
  expect((await fetch(server.url)).status).toBe(200)
}, 180_000)
