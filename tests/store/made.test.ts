import '../cast/both-databases.ts'
import { beforeEach, expect, test } from 'bun:test'
import { eq, lt, sql } from 'drizzle-orm'
import { made } from '../../server/store/made.ts'
import { campaigns, checks, limits, quizVersions, settings } from '../../server/store/schema/schema.ts'
import { database, emptyDatabase } from '../cast/database.ts'

const advice =
  'a copy of a prepared query no longer runs on the client that it is given: read `execute` of the driver’s prepared query in the new ' +
  'version of drizzle-orm, and find out in what property it keeps its client, and where the session of a transaction has its own'

const nullAdvice =
  'a null reaches the encoder of its column: find out where the new version of drizzle-orm keeps the parameters of a prepared query'

const insertSetting = made((db, { key, value }: { key: string; value: string }) => db.insert(settings).values({ key, value }))
const findSetting = made((db, { key }: { key: string }) => db.select().from(settings).where(eq(settings.key, key)))
const changeSetting = made((db, { key, value }: { key: string; value: string }) =>
  db.update(settings).set({ value }).where(eq(settings.key, key)).returning(),
)

beforeEach(() => emptyDatabase())

async function anyCampaign(): Promise<number> {
  const row = { address: 'any', name: 'Any', language: 'ru', createdAt: new Date() } as const
  const settings = { phoneNumber: null, phoneNumberAbroad: null, isPrizeByMessage: false }
  const [campaign] = await database.db
    .insert(campaigns)
    .values({ ...row, settings })
    .returning()
  return campaign?.id ?? 0
}

test('a made query returns typed rows, again and again, with other values each time', async () => {
  await insertSetting(database.db, { key: 'first', value: '1' })
  await insertSetting(database.db, { key: 'second', value: '2' })
  expect(await findSetting(database.db, { key: 'first' })).toEqual([{ key: 'first', value: '1' }])
  expect(await findSetting(database.db, { key: 'second' })).toEqual([{ key: 'second', value: '2' }])
  expect(await changeSetting(database.db, { key: 'second', value: '3' })).toEqual([{ key: 'second', value: '3' }])
})

test('a made query runs inside the transaction it is given, wherever it was built', async () => {
  await insertSetting(database.db, { key: 'kept', value: '1' })
  const seen: unknown[] = []
  const rolledBack = database.db.transaction(async (tx) => {
    await insertSetting(tx, { key: 'undone', value: '2' })
    seen.push(...(await findSetting(tx, { key: 'undone' })))
    tx.rollback()
  })
  await expect(rolledBack).rejects.toThrow()
  expect(seen, advice).toEqual([{ key: 'undone', value: '2' }])
  expect(await findSetting(database.db, { key: 'undone' }), advice).toEqual([])
  expect(await findSetting(database.db, { key: 'kept' })).toHaveLength(1)
})

test('a savepoint inside the transaction is undone alone', async () => {
  await database.db.transaction(async (tx) => {
    await insertSetting(tx, { key: 'outer', value: '1' })
    const inner = tx.transaction(async (savepoint) => {
      await insertSetting(savepoint, { key: 'inner', value: '2' })
      savepoint.rollback()
    })
    await expect(inner).rejects.toThrow()
  })
  expect(await findSetting(database.db, { key: 'outer' })).toHaveLength(1)
  expect(await findSetting(database.db, { key: 'inner' }), advice).toEqual([])
})

test('dates and JSON arrive as they are stored, in values and in conditions', async () => {
  const publishedAt = new Date('2027-03-01T10:00:00.123Z')
  const campaignId = await anyCampaign()
  const insertVersion = made((db, row: { publishedAt: Date; quiz: { title: string } }) =>
    db
      .insert(quizVersions)
      .values({ campaignId, number: 1, publishedAt: row.publishedAt, quiz: row.quiz, publishedBy: 'me' })
      .returning(),
  )
  const findBefore = made((db, { before }: { before: Date }) =>
    db.select().from(quizVersions).where(lt(quizVersions.publishedAt, before)),
  )
  const [version] = await insertVersion(database.db, { publishedAt, quiz: { title: 'says "it"' } })
  expect(version).toMatchObject({ publishedAt, quiz: { title: 'says "it"' } })
  expect(await findBefore(database.db, { before: publishedAt })).toEqual([])
  expect(await findBefore(database.db, { before: new Date(publishedAt.getTime() + 1) })).toHaveLength(1)
})

test('a null is stored as null, whatever the column', async () => {
  const insertLimit = made((db, row: { expire: Date | null }) =>
    db.insert(limits).values({ key: 'one', points: 1, expire: row.expire }).returning({ expire: limits.expire }),
  )
  const campaignId = await anyCampaign()
  const insertFindings = made((db, row: { callId: string | null; findings: { line: string } | null }) =>
    db
      .insert(checks)
      .values({
        campaignId,
        requestedAt: new Date(),
        callId: row.callId,
        findings: sql`coalesce(${row.findings}::json, '{}')`,
      })
      .returning({ callId: checks.callId, findings: checks.findings }),
  )
  expect(await insertLimit(database.db, { expire: null }), nullAdvice).toEqual([{ expire: null }])
  expect(await insertFindings(database.db, { callId: null, findings: null }), nullAdvice).toEqual([
    { callId: null, findings: {} },
  ])
})

test('slots that are spread are refused, because nothing would be written', async () => {
  const insertSpread = made((db, row: { key: string; value: string }) => db.insert(settings).values({ ...row }))
  await expect(async () => insertSpread(database.db, { key: 'a', value: 'b' })).toThrow('write out each')
})

test('what the database refuses surfaces as it does without a made query', async () => {
  await insertSetting(database.db, { key: 'once', value: '1' })
  const twice = insertSetting(database.db, { key: 'once', value: '2' })
  await expect(twice).rejects.toMatchObject({ cause: { code: '23505' } })
})
