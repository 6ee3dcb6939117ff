import { afterEach, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { blockNumber } from '../../server/game/blocked-numbers.ts'
import { erase, eraseAgain } from '../../server/privacy/privacy.ts'
import { ArchiveProblem, type Content, putIn, takeOut, verifyFile, writeFile } from '../../server/store/archive/archive.ts'
import { dropAll, migrateTo, newestVersion } from '../../server/store/archive/migrations.ts'
import { type Database, type Db, openDatabase } from '../../server/store/database.ts'
import { inTransaction } from '../../server/store/transaction.ts'
import { database, emptyDatabase } from '../cast/database.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { prepareFolder } from '../cast/program.ts'
import { ivan, olga, ways } from '../privacy/people.ts'

const opened: Database[] = []
afterEach(emptyDatabase)
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function scratchPath(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'pavel-archive-')), 'backup.gz')
}

async function openEmbedded(): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-restored-'))
  await prepareFolder(folder)
  const one = await openDatabase({ folder })
  opened.push(one)
  await one.migrate()
  return one
}

async function backUp(of: Database = database): Promise<string> {
  const path = await scratchPath()
  await takeOut(of, { isKept: false, at: new Date() }, (content) => writeFile(path, content))
  return path
}

/** Every row of the game and of its queue as PostgreSQL shows it, by table. */
async function everything(db: Db): Promise<Record<string, string[]>> {
  const tables = await query<{ name: string }>(
    db,
    `select table_schema || '.' || table_name as name from information_schema.tables where table_schema = 'public'
      or table_name in ('queue', 'job', '__drizzle_migrations') order by 1`,
  )
  const rows: Record<string, string[]> = {}
  for (const { name } of tables) {
    const without = name.includes('drizzle') ? " - 'id'" : ''
    const found = await query<{ text: string }>(db, `select (to_jsonb(t)${without})::text as text from ${name} t`)
    rows[name] = found.map(({ text }) => text).sort()
  }
  return rows
}

async function query<Row>(db: Db, text: string): Promise<Row[]> {
  const result = (await db.execute(sql.raw(text))) as unknown as Row[] | { rows: Row[] }
  return Array.isArray(result) ? [...result] : result.rows
}

const odd = ['a\nb\tc\\d"e\'f', '\u2028\u2029\r', '🦎 ÿ', '[1,null]', 'null', '']

/** Somebody has won, somebody is on the line, one is being called, and one waits for that. */
async function playAnEvening() {
  const evening = await opensTheEvening({ callsPerMinute: 1, sms: { send: async () => undefined } })
  await ways['by calling, to the code']?.(evening, ivan)
  await ways['and is still on the line']?.(evening, olga)
  await (await evening.asksToBeCalled('8 916 000-00-01')).sees('Звоню на номер')
  await evening.asksToBeCalled('8 916 000-00-02')
  await evening.stop()
}

/** A campaign with one visit. */
async function leaveAVisit(db: Db): Promise<void> {
  await db.execute(
    sql`insert into campaigns (address, name, language, settings, created_at) values ('allo', 'АЛЛО', 'ru', '{}', now())`,
  )
  await db.execute(sql`insert into visits (token, campaign_id, phone, consent_version, consent_at, opened_at)
    select 'hash', id, '+79161234567', '1', now(), now() from campaigns`)
}

test('a backup that is put into the other kind of database holds every row and the queue, and numbers go on', async () => {
  await playAnEvening()
  const { db } = database
  for (const [at, text] of odd.entries())
    await db.execute(sql`insert into pictures values (${text}, 'image/webp', ${Buffer.from([0, at, 255, 10])}, now())`)
  const path = await backUp()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const restored = await openEmbedded()
  const { content } = await verifyFile(path)
  await putIn(restored, content, { isDryRun: false })
  const [there, here] = [await everything(restored.db), await everything(db)]
  expect(there).toEqual(here)
  // A job that waits: for its first try, or for another where the server stopped during the first.
  expect(here['pgboss.job']?.join()).toMatch(/"state": "(created|retry)"/)
  expect(here['public.answers']?.length).toBeGreaterThan(5)
  const next = `insert into deeds (at, name, role, what) values (now(), 'x', 'operator', 'signed in') returning id`
  const [inOld, inNew] = [await query<{ id: number }>(db, next), await query<{ id: number }>(restored.db, next)]
  expect(inNew[0]?.id).toBe(inOld[0]?.id ?? 0)
})

test('a backup takes the place of a later state of its own database, whose queue has work in it', async () => {
  await playAnEvening()
  const { content } = await verifyFile(await backUp())
  const before = await everything(database.db)
  expect(before['pgboss.job']?.length).toBeGreaterThan(0)
  await database.db.execute(sql`insert into settings values ('later', '1')`)
  await putIn(database, content, { isDryRun: false, isRestoring: true })
  expect(await everything(database.db)).toEqual(before)
})

test('a backup of an embedded database is put into PostgreSQL in place of what is there, or in a rehearsal leaves that', async () => {
  const embedded = await openEmbedded()
  await embedded.db.execute(sql`insert into settings values ('number key', 'of the other')`)
  const { content } = await verifyFile(await backUp(embedded))
  await leaveAVisit(database.db)
  const before = await everything(database.db)
  await putIn(database, content, { isDryRun: true })
  expect(await everything(database.db)).toEqual(before)
  await putIn(database, content, { isDryRun: false })
  const after = await everything(database.db)
  expect(after['public.settings']).toEqual([expect.stringContaining('of the other')])
  expect(after['public.visits']).toEqual([])
})

test('what breaks off in the middle leaves the target as it was', async () => {
  await leaveAVisit(database.db)
  const { content } = await verifyFile(await backUp())
  const before = await everything(database.db)
  const breaking: Content = {
    ...content,
    read: (take) =>
      content.read(async (table, lines) => {
        if (table.name === 'visits') throw new Error('the power went off')
        await take(table, lines)
      }),
  }
  await expect(putIn(database, breaking, { isDryRun: false })).rejects.toThrow('the power went off')
  expect(await everything(database.db)).toEqual(before)
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, -40), 'found a damaged one'],
  [
    'changed on the disk',
    (bytes: Buffer) => bytes.with(bytes.length >> 1, 1 ^ (bytes[bytes.length >> 1] ?? 0)),
    'found a damaged one',
  ],
  ['without its last line', (bytes: Buffer) => edited(bytes, (lines) => lines.slice(0, -2)), 'its end is missing'],
  ['with a row less', (bytes: Buffer) => edited(bytes, (lines) => lines.toSpliced(2, 1)), 'are others than were written'],
  [
    'with other text in a row',
    (bytes: Buffer) => edited(bytes, (lines) => lines.with(2, '["x"]')),
    'are others than were written',
  ],
  [
    'with a line that is none',
    (bytes: Buffer) => edited(bytes, (lines) => lines.toSpliced(2, 0, '{}')),
    'a line in it cannot be read',
  ],
  ['of something else', () => gzipSync('select 1;\n'), 'expected a file that `bun run backup` has written'],
  ['that is empty', () => Buffer.alloc(0), 'found a damaged one'],
  [
    'of a newer format',
    (bytes: Buffer) =>
      edited(bytes, ([head = '', ...lines]) => [head.replace('"formatVersion":1', '"formatVersion":2'), ...lines]),
    'found a newer one',
  ],
])('a file %s is refused in a sentence', async (_, damage, said) => {
  await database.db.execute(sql`insert into settings values ('one', '1'), ('two', '2')`)
  const path = await backUp()
  writeFileSync(path, damage(readFileSync(path)))
  const refusal = await verifyFile(path).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ArchiveProblem)
  expect((refusal as Error).message).toContain(said)
})

const edited = (bytes: Buffer, edit: (lines: string[]) => string[]) =>
  gzipSync(edit(gunzipSync(bytes).toString().split('\n')).join('\n'))

test('a backup of a newer version is refused, and so is the replacing of a newer database', async () => {
  const { content } = await verifyFile(await backUp())
  const newer = { ...content, head: { ...content.head, version: newestVersion() + 1 } }
  const target = await openEmbedded()
  await expect(putIn(target, newer, { isDryRun: false })).rejects.toThrow('update Pavel first')
  await target.db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', ${newestVersion() + 1})`)
  await expect(putIn(target, content, { isDryRun: false })).rejects.toThrow('Copy into an empty database instead')
})

test('a backup of an older version is put in with its own tables and brought to the newest', async () => {
  const older = await openEmbedded()
  const beforeHearing = 1795966938710
  await older.db.transaction(async (tx) => {
    await dropAll(tx)
    await migrateTo(tx, beforeHearing)
  })
  await leaveAVisit(older.db)
  const { content } = await verifyFile(await backUp(older))
  expect(content.head.version).toBe(beforeHearing)
  const target = await openEmbedded()
  await putIn(target, content, { isDryRun: false })
  expect(await target.db.query.visits.findMany()).toMatchObject([{ phone: '+79161234567', campaignId: 1 }])
  // Of the queue's tables each database has those that were made in it.
  const tablesIn = async (db: Database['db']) => Object.keys(await everything(db)).filter((name) => !name.startsWith('pgboss'))
  expect(await tablesIn(target.db)).toEqual(await tablesIn(database.db))
})

test('restoring undoes no erasure, no wish for silence and no code that was given since', async () => {
  const evening = await opensTheEvening()
  await ways['and hangs up in the middle']?.(evening, ivan)
  const at = new Date()
  const pool = ['ONE', 'TWO'].map((code) => sql`(${evening.context.campaignId}, '20', ${code}, ${at.toISOString()})`)
  await database.db.execute(sql`insert into codes (campaign_id, tier_id, code, added_at) values ${sql.join(pool, sql`, `)}`)
  const path = await backUp()
  await erase(evening.context, ivan.phone as never, { name: 'Мария', role: 'operator', addressDisguise: null })
  await inTransaction(evening.context, (transaction) => blockNumber(transaction, olga.phone))
  await database.db.execute(
    sql`update codes set participant_id = (select max(id) from participants), taken_at = now() where code = 'ONE'`,
  )
  const { content } = await verifyFile(path)
  const { since } = await putIn(database, content, { isDryRun: false, isRestoring: true })
  expect(since).toEqual({ erased: 1, blocked: 1, codes: 1 })
  const codes = await database.db.query.codes.findMany({ orderBy: (code, { asc }) => asc(code.code) })
  expect(codes.map(({ code, withdrawnAt }) => [code, withdrawnAt !== null])).toEqual([
    ['ONE', true],
    ['TWO', false],
  ])
  expect(await database.db.query.blockedNumbers.findMany()).toHaveLength(1)
  expect(JSON.stringify(await everything(database.db))).toContain(ivan.phone)
  await eraseAgain(evening.context)
  expect(JSON.stringify(await everything(database.db))).not.toContain(ivan.phone)
  expect(await database.db.query.deeds.findMany()).toMatchObject([{ name: 'bun run restore', what: 'erased a person' }])
  expect(await readdir(join(path, '..'))).toEqual(['backup.gz'])
})
