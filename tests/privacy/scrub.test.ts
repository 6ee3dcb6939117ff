import { expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { openVisit } from '../../server/game/visits.ts'
import { erase } from '../../server/privacy/erase.ts'
import { scrubNow, scrubWhenQuiet } from '../../server/privacy/scrub.ts'
import '../cast/both-databases.ts'
import { database, url } from '../cast/database.ts'
import { startServer } from '../cast/server.ts'
import { wire } from '../cast/wire.ts'
import { ivan, olga } from './people.ts'

/** A game whose server has stopped, so that nothing scrubs but the test. `scrub` counts, and runs `during` meanwhile. */
async function opens(during = async () => {}) {
  const server = await startServer()
  let scrubs = 0
  const scrub = async () => {
    scrubs += 1
    await during()
  }
  return {
    ...server,
    scrubsWhenQuiet: () => scrubWhenQuiet(server.context, { scrub }).then(() => scrubs),
    async erases({ phone }: { phone: typeof ivan.phone }) {
      await openVisit(server.context, `token of ${phone}`, { phone, consentVersion: '1' })
      return erase(server.context, phone)
    },
  }
}

test('files are scrubbed once for erasures that follow each other, and never without one', async () => {
  const { context, stop, passes, scrubsWhenQuiet, erases } = await opens()
  await stop()
  expect(await scrubsWhenQuiet()).toBe(0)
  await erases(ivan)
  expect(await scrubsWhenQuiet()).toBe(0)
  await erases(olga)
  expect(await scrubsWhenQuiet()).toBe(0)
  passes(0.1)
  expect(await scrubsWhenQuiet()).toBe(1)
  passes(0.1)
  await erase(context, ivan.phone)
  passes(0.1)
  expect(await scrubsWhenQuiet()).toBe(1)
})

test('scrubbing waits for the end of a call, but no longer than ten minutes', async () => {
  const { url, stop, passes, scrubsWhenQuiet, erases } = await opens()
  await wire(url).starts('79031112233')
  await stop()
  await erases(ivan)
  passes(9)
  expect(await scrubsWhenQuiet()).toBe(0)
  passes(1)
  expect(await scrubsWhenQuiet()).toBe(1)
})

test('what is erased during the scrubbing, or before one that fails, is scrubbed afterwards', async () => {
  const during = [() => erases(olga), () => Promise.reject(new Error('no space left')), async () => {}]
  const { context, stop, passes, scrubsWhenQuiet, erases } = await opens(async () => void (await during.shift()?.()))
  await stop()
  await erases(ivan)
  passes(0.1)
  expect(await scrubsWhenQuiet()).toBe(1)
  passes(0.1)
  await expect(scrubsWhenQuiet()).rejects.toThrow('no space left')
  expect(await scrubsWhenQuiet()).toBe(3)
  expect(await scrubsWhenQuiet()).toBe(3)
  expect(await scrubNow(context, { scrub: async () => {} })).toBe(false)
})

test('the database is scrubbed while it is in use', async () => {
  const { context, stop, erases } = await opens()
  await stop()
  await erases(ivan)
  const scrubbed = scrubNow(context, database)
  for (let time = 0; time < 20; time++) await openVisit(context, `token ${time}`, { phone: olga.phone, consentVersion: '1' })
  expect(await scrubbed).toBe(true)
  expect(await context.db.query.visits.findMany()).toHaveLength(20)
  if (!url) return
  const vacuumed = sql`(select last_vacuum from pg_stat_user_tables where relname = 'entries') is not null`
  expect(await context.db.execute(sql`select ${vacuumed} as is`)).toMatchObject([{ is: true }])
})
