import { afterAll, expect, test } from 'bun:test'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { randomBytes } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { takeTemplate } from '../../server/campaigns/first-campaign.ts'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { publish } from '../../server/campaigns/versions.ts'
import { type Database, openDatabase } from '../../server/store/database.ts'
import { url } from '../cast/database.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { createDatabase } from '../run/postgres/database.ts'
import { scratch } from '../run/scratch.ts'

const quizFile = await readQuiz(fixedQuizPath())
const settings = { phoneNumber: '+78005553535' }
const opened: Database[] = []
afterAll(() => Promise.all(opened.map((database) => database.close())))

/** A database as the version before the campaigns left it, in which this quiz was played. */
async function played(quiz: string) {
  if (!url) throw new Error('only a server of PostgreSQL can be migrated here')
  const own = new URL(url)
  own.pathname += `_${randomBytes(3).toString('hex')}`
  await createDatabase(own.href, url)
  const client = postgres(own.href, { max: 1, onnotice: () => {} })
  await migrate(drizzle(client), { migrationsFolder: foldersBefore('0009') })
  await client.unsafe(`
    insert into visits (token, quiz, phone, digits, digits_at, consent_version, consent_at, opened_at)
      values ('a', '${quiz}', '+79160000001', '1234', now(), '1', now(), now()), ('b', 'another', '+79160000001', null, now(), '1', now(), now());
    insert into participants (quiz, phone, visit_id, call_id, rebus, points, started_at, finished_at, discount, code)
      values ('${quiz}', '+79160000001', 1, 'one', 2, 16, now(), null, null, null), ('${quiz}', '+79160000002', 1, 'two', 5, 40, now(), now(), 30, 'WON');
    insert into codes (quiz, discount, code, participant_id, taken_at) values ('${quiz}', 30, 'WON', 2, now()), ('${quiz}', 30, 'FREE', null, null);
    insert into prizes_given (quiz, discount, given) values ('${quiz}', 30, 1);
  `)
  await client.end()
  const database = await openDatabase({ url: own.href, folder: '' })
  opened.push(database)
  await database.migrate()
  return database.db
}

/** The migrations before this one, in a folder of their own. */
function foldersBefore(prefix: string): string {
  const folder = scratch.path('migrations')
  cpSync('drizzle', folder, { recursive: true })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8'))
  const entries = journal.entries.filter(({ tag }: { tag: string }) => tag < prefix)
  writeFileSync(path, JSON.stringify({ ...journal, entries }))
  return folder
}

test.if(url !== undefined)('what was played before the campaigns keeps its meaning, and goes on with the quiz file', async () => {
  const db = await played(quizFile.name)
  const campaignId = await takeTemplate(db, { quizFile, settings, at: new Date() })
  const campaigns = await db.query.campaigns.findMany({ orderBy: ({ id }) => id })
  const own = campaigns.find(({ id }) => id === campaignId)
  expect(campaigns.map(({ address }) => address).sort()).toEqual(['another', quizFile.name].sort())
  expect(own).toMatchObject({ address: quizFile.name, name: quizFile.quiz.title, language: 'ru', settings })
  const versions = await db.query.quizVersions.findMany({ orderBy: ({ number }) => number })
  const ofOwn = versions.filter((version) => version.campaignId === campaignId)
  expect(ofOwn.map(({ number, quiz }) => [number, (quiz as { title: string }).title])).toEqual([
    [0, quizFile.quiz.title],
    [1, quizFile.quiz.title],
  ])
  expect(own?.publishedId).toBe(ofOwn[1]?.id ?? null)
  const games = await db.query.participants.findMany({ orderBy: ({ id }) => id })
  expect(games).toMatchObject([
    { campaignId, versionId: ofOwn[0]?.id, points: 16, tierId: null, finishedAt: null },
    { campaignId, versionId: ofOwn[0]?.id, points: 40, tierId: '30', code: 'WON' },
  ])
  const codes = await db.query.codes.findMany({ orderBy: ({ id }) => id })
  expect(codes).toMatchObject([
    { campaignId, tierId: '30', code: 'WON', participantId: 2 },
    { campaignId, tierId: '30', code: 'FREE', participantId: null },
  ])
  expect(await db.query.prizesGiven.findMany()).toMatchObject([{ campaignId, tierId: '30', given: 1 }])
  const visits = await db.query.visits.findMany({ orderBy: ({ id }) => id })
  expect(visits.map((visit) => visit.campaignId === campaignId)).toEqual([true, false])
})

test.if(url !== undefined)('a second start finds the campaign that the first has made; another file is not used', async () => {
  const db = await played(quizFile.name)
  const first = await takeTemplate(db, { quizFile, settings, at: new Date() })
  const template = { quizFile, settings: { phoneNumber: '+78005550000' }, at: new Date() }
  expect(await takeTemplate(db, template)).toBe(first)
  expect(await takeTemplate(db, { ...template, quizFile: { ...quizFile, name: 'renamed' } })).toBeNull()
  const own = await db.query.campaigns.findFirst({ where: ({ id }, { eq }) => eq(id, first ?? 0) })
  expect(own?.settings).toMatchObject(settings)
})

test.if(url !== undefined)('an edited file is published at the next start, until somebody publishes in the desk', async () => {
  const db = await played(quizFile.name)
  const at = new Date()
  const starts = (title: string) => {
    const edited = { ...quizFile, quiz: { ...quizFile.quiz, title } }
    return takeTemplate(db, { quizFile: edited, settings, at })
  }
  const titles = async () => {
    const versions = await db.query.quizVersions.findMany({ orderBy: ({ id }) => id })
    return versions.flatMap(({ number, quiz }) => (number > 0 ? [(quiz as { title: string }).title] : []))
  }
  const campaignId = (await starts('Первая')) ?? 0
  await starts('Первая')
  await starts('Вторая')
  expect(await titles()).toEqual(['Первая', 'Вторая'])
  const { quiz, files } = quizFile
  await db.transaction((tx) => publish(tx, { campaignId, quiz: { ...quiz, title: 'С пульта' }, files, by: 'Анна', at }))
  await starts('Третья')
  expect(await titles()).toEqual(['Первая', 'Вторая', 'С пульта'])
})
