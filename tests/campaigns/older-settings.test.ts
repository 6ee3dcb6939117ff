import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { completeOlder, firstSettings, takeTemplate } from '../../server/campaigns/first-campaign.ts'
import { readConfig } from '../../server/config.ts'
import { campaigns } from '../../server/store/schema/schema.ts'
import { afterTests } from '../cast/around.ts'
import { database, emptyDatabase } from '../cast/database.ts'
import { standardQuiz, startServer } from '../cast/server.ts'

const settings = firstSettings(readConfig({ CALL_COUNTRIES: 'kz by', CALL_KINDS: 'mobile' }))
const callRules = { countries: ['KZ', 'BY'], kinds: ['mobile'] }
const voice = { ...standardQuiz.voice, speaker: 'SaluteSpeech.ru_RU_taras' }
const quiz = { ...standardQuiz, voice, callHours: { from: 11, to: 19, timeZone: 'Asia/Omsk' } }
const ofQuiz = { callHours: { from: 11, to: 19 }, voice: { speaker: voice.speaker, recogniser: voice.recogniser } }

test('the first campaign begins with what the settings of the server and its quiz file say', async () => {
  afterTests.add(emptyDatabase)
  const { db } = database
  await takeTemplate(db, { quizFile: { quiz, name: 'first', folder: '.', files: new Map() }, settings, at: new Date() })
  const [first] = await db.select().from(campaigns)
  expect(first).toMatchObject({
    timeZone: 'Asia/Omsk',
    settings: { callRules, ...ofQuiz },
  })
})

test('a campaign that is older than these settings gets them once, and keeps what it has', async () => {
  const { context, announces } = await startServer({ quizFile: { quiz, name: 'older', folder: '.' } })
  const { db, campaignId } = context
  await db
    .update(campaigns)
    .set({ settings: { pavelName: 'Геннадий' } })
    .where(eq(campaigns.id, campaignId))
  await completeOlder(db, settings)
  await completeOlder(db, firstSettings(readConfig({ CALL_COUNTRIES: 'FR' })))
  await announces()
  const now = context.campaigns.find(campaignId)
  expect(now).toMatchObject({ callRules, callHours: ofQuiz.callHours, voice: ofQuiz.voice })
  expect(now?.spoken.robot).toContain('Геннадий')
})
