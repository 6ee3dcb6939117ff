import { expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { limitTable } from '../../server/http/rate-limit-table.ts'
import { limits } from '../../server/store/schema/schema.ts'
import { database } from '../cast/database.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { makeToken, withToken } from '../cast/visit-token.ts'
import { wire } from '../cast/wire.ts'
import { goneDatabase } from './gone-database.ts'

const few = (most: number) => ({ most, seconds: 600 })
const waits = (response: Response) => Number(response.headers.get('retry-after'))

test('a number can be given only a few times, whether or not it has played', async () => {
  const evening = await opensTheEvening()
  const { caller, visitor } = await evening.plays('8 916 000-00-01')
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  const { most } = limitTable.visits.number
  const ask = async (phone: string) => {
    const stranger = await evening.comes()
    const response = await stranger.givesNumber(phone)
    return { response, stranger }
  }
  // The player has given this number once already.
  for (let time = 2; time <= most; time++) expect((await ask('8 916 000-00-01')).response.status).toBe(422)
  for (let time = 1; time <= most; time++) expect((await ask('8 916 000-00-02')).response.status).toBe(200)
  const played = await ask('8 916 000-00-01')
  const unplayed = await ask('8 916 000-00-02')
  expect([played.response.status, unplayed.response.status]).toEqual([429, 429])
  expect(waits(played.response)).toBeGreaterThan(3_500)
  await played.stranger.sees('называли уже не раз')
  expect(played.stranger.value('phone')).toBe('8 916 000-00-01')
  expect(played.response.headers.getSetCookie()).toEqual([])
})

test('a visitor who repeats their own number is not limited', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  for (let time = 0; time <= limitTable.visits.number.most; time++) {
    expect((await visitor.givesNumber('8 916 123-45-67')).status).toBe(200)
  }
})

test('a browser can try only a few numbers, and further tries do not use up those numbers’ limits', async () => {
  const evening = await opensTheEvening({ limitTable: { visits: { visit: few(2), number: few(1) } } })
  const visitor = await evening.comes()
  for (const number of [1, 2, 3]) expect((await visitor.givesNumber(`8 916 000-00-0${number}`)).status).toBe(200)
  expect((await visitor.givesNumber('8 916 000-00-04')).status).toBe(429)
  await visitor.sees('быстрее, чем я шевелю хвостом')
  expect((await (await evening.comes()).givesNumber('8 916 000-00-04')).status).toBe(200)
})

test('an address is limited together with everybody behind it; behind a proxy the forwarded address counts', async () => {
  const evening = await opensTheEvening({ limitTable: { visits: { address: few(1) } }, proxies: 1 })
  const give = (from: string, phone: string) =>
    fetch(`${evening.url}/visits`, {
      method: 'POST',
      headers: { ...withToken(makeToken()), 'X-Forwarded-For': from, 'HX-Request': 'true' },
      body: new URLSearchParams({ phone, consent: evening.context.consent.version }),
    })
  expect((await give('198.51.100.1', '8 916 000-00-01')).status).toBe(200)
  expect((await give('198.51.100.1', '8 916 000-00-02')).status).toBe(429)
  expect((await give('198.51.100.9, 198.51.100.1', '8 916 000-00-03')).status).toBe(429)
  expect((await give('198.51.100.2', '8 916 000-00-04')).status).toBe(200)
})

test('a whole conference behind one address gets in', async () => {
  const evening = await opensTheEvening()
  for (let person = 0; person < 100; person++) {
    const response = await (
      await evening.comes()
    ).givesNumber(`8 916 100-${10 + Math.floor(person / 100)}-${String(person).padStart(2, '0')}`)
    expect(response.status).toBe(200)
  }
  expect(limitTable.visits.address.most).toBeGreaterThan(3_000)
})

test('requests to be called are limited, and the page says so', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 60, limitTable: { callbacks: { visit: few(1) } } })
  const visitor = await evening.asksToBeCalled('8 916 123-45-67')
  await visitor.isShown('queued')
  await visitor.callsItOff()
  const again = await visitor.asksToBeCalled()
  expect(again.status).toBe(429)
  expect(waits(again)).toBeGreaterThan(0)
  await visitor.sees('Я рептилоид, а не колибри')
})

for (const party of ['number', 'address'] as const) {
  test(`requests to be called are limited by ${party}, across browsers`, async () => {
    const evening = await opensTheEvening({ callsPerMinute: 60, limitTable: { callbacks: { [party]: few(1) } } })
    await (await evening.asksToBeCalled('8 916 123-45-67')).callsItOff()
    const other = await evening.comes()
    await other.givesNumber('8 916 123-45-67')
    expect((await other.asksToBeCalled()).status).toBe(429)
  })
}

test('a visitor who types too fast is asked to slow down, and the answer stays in the field', async () => {
  const evening = await opensTheEvening({ limitTable: { commands: { visit: few(2) } } })
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  await caller.isListenedTo()
  await visitor.types('пингвин')
  await visitor.presses('repeat')
  const response = await visitor.types('крокодил')
  expect(response.status).toBe(429)
  expect(waits(response)).toBeGreaterThan(0)
  await visitor.sees('быстрее, чем я читаю')
  expect(visitor.value('answer')).toBe('крокодил')
  expect((await visitor.hangsUp()).status).toBe(429)
})

test('pages are limited by address, and the refusal is a page', async () => {
  const evening = await opensTheEvening({ limitTable: { pages: { address: few(2) } } })
  const [, , third] = [await fetch(evening.url), await fetch(evening.url), await fetch(evening.url)]
  expect(third?.status).toBe(429)
  expect(await third?.text()).toContain('Не так быстро')
})

test('a call that sends too many events is refused, and other calls continue', async () => {
  const evening = await opensTheEvening({ limitTable: { events: { call: few(3) } } })
  const [wild, other] = [wire(evening.url), wire(evening.url)]
  await wild.starts('79161234567')
  for (const turn of [1, 2]) await wild.reports({ type: 'silence', turn })
  const answer = await wild.reports({ type: 'silence', turn: 3 })
  expect(answer.status).toBe(429)
  expect(answer.error.field).toBe('seq')
  expect((await other.starts('79161234568')).status).toBe(200)
})

test('all servers share the counts, including new ones', async () => {
  const limitTable = { visits: { number: few(1) } }
  const evening = await opensTheEvening({ limitTable })
  await (await evening.comes()).givesNumber('8 916 123-45-67')
  const other = await opensTheEvening({ limitTable })
  expect((await (await other.comes()).givesNumber('8 916 123-45-67')).status).toBe(429)
})

test('a count starts again when its window ends, and the sweep deletes it', async () => {
  const limitTable = { visits: { number: few(1) } }
  const evening = await opensTheEvening({ limitTable })
  await (await evening.comes()).givesNumber('8 916 123-45-67')
  await database.db.update(limits).set({ expire: sql`${limits.expire} - interval '1 hour'` })
  const later = await evening.restarts()
  expect((await (await later.comes()).givesNumber('8 916 123-45-67')).status).toBe(200)
  await database.db.update(limits).set({ expire: sql`${limits.expire} - interval '1 hour'` })
  await later.sweeps()
  expect(await database.db.select().from(limits)).toEqual([])
})

test('the keys of the counts contain no numbers or addresses', async () => {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber('8 916 123-45-67')
  const keys = (await database.db.select().from(limits).orderBy(limits.key)).map(({ key }) => key)
  expect(keys.map((key) => key.split(':')[0])).toEqual(['questions of address', 'visits of address', 'visits of number'])
  for (const key of keys) expect(key).toMatch(/^[a-z ]+:hmac:[\w-]{43}$/)
})

test('once a number has reached its limit, further requests for it do not reach the database', async () => {
  const evening = await opensTheEvening({ limitTable: { visits: { number: few(1) }, questions: {} } })
  await (await evening.comes()).givesNumber('8 916 123-45-67')
  await (await evening.comes()).givesNumber('8 916 123-45-67')
  const before = await database.db.select().from(limits).orderBy(limits.key)
  for (let time = 0; time < 20; time++) expect((await (await evening.comes()).givesNumber('8 916 123-45-67')).status).toBe(429)
  expect(await database.db.select().from(limits).orderBy(limits.key)).toEqual(before)
})

test('while the database fails, each server counts alone and reports the failure', async () => {
  const { createLimits } = await import('../../server/http/rate-limits.ts')
  const reported: unknown[] = []
  const limits = createLimits({
    db: goneDatabase(),
    disguise: (id) => id,
    report: (error) => reported.push(error),
    limitTable: { visits: { number: few(2) } },
  })
  const counted = []
  for (let time = 0; time < 3; time++) counted.push((await limits.count('visits', { number: '+79161234567' }))?.for ?? null)
  expect(counted).toEqual([null, null, 'number'])
  expect(reported).toHaveLength(3)
})
