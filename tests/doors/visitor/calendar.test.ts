import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import type { GivenSettings } from '../../../server/rules/campaign/campaign.ts'
import { campaigns } from '../../../server/store/schema/schema.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { startServer, type TestServer } from '../../cast/server.ts'

type Day = NonNullable<GivenSettings['conferenceDay']>

async function sets(server: Pick<TestServer, 'context' | 'announces'>, conferenceDay: Day, timeZone = 'Europe/Moscow') {
  const { db, campaignId } = server.context
  const settings = { phoneNumber: '+78005553535', conferenceDay, conference: { name: 'Алло, «осень»; 2026' } }
  await db.update(campaigns).set({ settings, timeZone }).where(eq(campaigns.id, campaignId))
  await server.announces()
}

async function opens({ url, context }: TestServer) {
  const response = await fetch(`${url}${context.path}/conference.ics`)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

const eventIn = (text: string) => {
  const component = new ICAL.Component(ICAL.parse(text))
  const events = component.getAllSubcomponents('vevent')
  if (events.length !== 1 || !events[0]) throw new Error(`expected one event, found ${events.length}`)
  return new ICAL.Event(events[0])
}

test('the day of the conference can be put into a calendar, at the right time wherever that calendar is', async () => {
  const server = await startServer()
  await sets(server, {
    firstDay: '2026-12-10',
    startsAt: '10:00',
    lastDay: '2026-12-11',
    endsAt: '18:30',
    place: 'Москва, Сколково',
  })
  const { status, type, text } = await opens(server)
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
  const event = eventIn(text)
  expect(event.startDate.toJSDate()).toEqual(new Date('2026-12-10T07:00:00Z'))
  expect(event.endDate.toJSDate()).toEqual(new Date('2026-12-11T15:30:00Z'))
  expect([event.summary, event.location]).toEqual(['Алло, «осень»; 2026', 'Москва, Сколково'])
  expect(event.uid).toMatch(/^conference-\d+@127\.0\.0\.1/)
})

test('a conference without times takes whole days, the last one included', async () => {
  const server = await startServer()
  await sets(server, { firstDay: '2026-12-31', lastDay: '2027-01-01' }, 'Asia/Vladivostok')
  const event = eventIn((await opens(server)).text)
  expect([event.startDate.isDate, event.startDate.toString(), event.endDate.toString()]).toEqual([
    true,
    '2026-12-31',
    '2027-01-02',
  ])
})

test('a time is that of the campaign’s zone, on both sides of the day on which clocks go forward', async () => {
  const server = await startServer()
  await sets(server, { firstDay: '2027-03-27', startsAt: '09:00', lastDay: '2027-03-28', endsAt: '18:00' }, 'Europe/Berlin')
  const event = eventIn((await opens(server)).text)
  expect(event.startDate.toJSDate()).toEqual(new Date('2027-03-27T08:00:00Z'))
  expect(event.endDate.toJSDate()).toEqual(new Date('2027-03-28T16:00:00Z'))
})

test('a time that clocks go forward over, also past midnight, is the one that they go forward to', async () => {
  const server = await startServer()
  await sets(server, { firstDay: '2027-03-27', startsAt: '22:00', lastDay: '2027-03-27', endsAt: '23:30' }, 'America/Nuuk')
  const event = eventIn((await opens(server)).text)
  expect(event.startDate.toJSDate()).toEqual(new Date('2027-03-28T00:00:00Z'))
  expect(event.endDate.toJSDate()).toEqual(new Date('2027-03-28T01:00:00Z'))
})

test('its lines end and are folded as RFC 5545 says, and nothing in a name ends one', async () => {
  const server = await startServer()
  const place = `${'Очень длинный адрес; дом, корпус \\ '.repeat(5)}END:VEVENT`
  await sets(server, { firstDay: '2026-12-10', place })
  const { text } = await opens(server)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(eventIn(text).location).toBe(place.trim())
})

test('without a day there is no calendar, and no link to one', async () => {
  const evening = await opensTheEvening()
  expect((await opens(evening)).status).toBe(404)
  const link = await wins('8 916 000-00-01')
  expect(link).toBe(false)
  await sets(evening, { firstDay: '2026-12-10' })
  expect(await wins('8 916 000-00-02')).toBe(true)

  async function wins(phone: string) {
    const { visitor, caller } = await evening.plays(phone)
    for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
    await visitor.isShown('finished')
    return visitor.has(`.prize-calendar[href="${evening.context.path}/conference.ics"]`)
  }
})
