import { expect, test } from 'bun:test'
import type { Findings } from '../../scenario/protocol.ts'
import { allowedBy } from '../../server/game/hearing.ts'
import type { CampaignSettings } from '../../server/rules/campaign/campaign.ts'
import { campaigns, checks } from '../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

/** How callers are heard in a call that begins now. */
async function heardIn(evening: Evening) {
  const { turn } = await wire(evening.url).starts('79990000000')
  const { isInterruptible, detectsVoice } = turn.voice
  return { isInterruptible, detectsVoice }
}

async function checksLine({ context: { db, campaignId } }: Evening, findings: Findings) {
  await db.insert(checks).values({ campaignId, requestedAt: new Date(), findings })
}

async function sets(evening: Evening, hearing: CampaignSettings['hearing']) {
  const [campaign] = await evening.context.db.query.campaigns.findMany()
  await evening.context.db.update(campaigns).set({ settings: { ...(campaign?.settings as object), hearing } })
  await evening.announces()
}

const all = { isInterruptible: true, detectsVoice: true }
const checked = {
  echo: 'none',
  'stopped phrase': 'ends silently',
  'voice detection': 'present, a voice from 1200 to 1900 ms',
}
const none = { isInterruptible: false, detectsVoice: false }

test('in the emulator, callers interrupt Pavel and the engine detects voices', async () => {
  expect(await heardIn(await opensTheEvening())).toEqual(all)
})

test('over a real line neither is tried before a check has listened to the echo', async () => {
  const evening = await opensTheEvening({ isReal: true })
  expect(await heardIn(evening)).toEqual(none)
  await checksLine(evening, { digests: 'hex', 'voice detection': 'present, a voice from 1200 to 1900 ms' })
  expect(await heardIn(evening)).toEqual(none)
  await checksLine(evening, checked)
  expect(await heardIn(evening)).toEqual(all)
})

test('a call is heard to its end as at its beginning', async () => {
  const evening = await opensTheEvening({ isReal: true })
  const line = wire(evening.url)
  await line.starts('79990000000')
  await checksLine(evening, checked)
  const { turn } = await line.reports({ type: 'silence', turn: 1 })
  expect(turn.turn).toBe(2)
  expect(turn.voice).toMatchObject(none)
})

test('the newest check that has heard an echo counts', async () => {
  const evening = await opensTheEvening({ isReal: true })
  await checksLine(evening, { echo: 'none', 'stopped phrase': 'ends silently' })
  await checksLine(evening, { echo: 'none', 'stopped phrase': 'goes on for 5200 ms' })
  await checksLine(evening, { digests: 'hex' })
  expect(await heardIn(evening)).toEqual(none)
})

test('a campaign can do without each of the two', async () => {
  const evening = await opensTheEvening()
  await sets(evening, { isInterruptible: false, detectsVoice: true })
  expect(await heardIn(evening)).toEqual({ ...all, isInterruptible: false })
  await sets(evening, { isInterruptible: true, detectsVoice: false })
  expect(await heardIn(evening)).toEqual({ ...all, detectsVoice: false })
})

test('an engine without voice detection is not asked for it, and a phrase that goes on is not interrupted', () => {
  expect(allowedBy({ ...checked, 'voice detection': 'absent' })).toEqual({ ...all, detectsVoice: false })
  expect(allowedBy({ ...checked, 'stopped phrase': 'goes on for 5200 ms' })).toEqual({ ...all, isInterruptible: false })
  expect(allowedBy({})).toEqual(none)
})

test('an echo of more than half of his words, or one that comes late, keeps callers from interrupting him by voice', () => {
  const isInterruptible = (echo: string) => allowedBy({ ...checked, echo }).isInterruptible
  expect(isInterruptible('none')).toBe(true)
  expect(isInterruptible('5 of 12 words, first after 850 ms, last 620 ms after the end')).toBe(true)
  expect(isInterruptible('7 of 12 words, first after 850 ms, last 620 ms after the end')).toBe(false)
  expect(isInterruptible('2 of 12 words, first after 850 ms, last 1400 ms after the end')).toBe(false)
  expect(isInterruptible('as nobody foresaw')).toBe(false)
})

test('a detection that has noticed no voice in the check is not relied on', () => {
  expect(allowedBy({ echo: 'none', 'voice detection': 'present' }).detectsVoice).toBe(false)
  expect(allowedBy({ echo: 'none', 'voice detection': 'fails: no licence' }).detectsVoice).toBe(false)
})

test('he is interrupted only where a check has seen a phrase stop', () => {
  const isInterruptible = (stopped: string) => allowedBy({ ...checked, 'stopped phrase': stopped }).isInterruptible
  expect(isInterruptible('reports its end after 120 ms, echo for 640 ms')).toBe(true)
  for (const stopped of ['', 'too short to tell', 'goes on for 5200 ms']) expect(isInterruptible(stopped), stopped).toBe(false)
  expect(allowedBy({ echo: 'none' }).isInterruptible).toBe(false)
})
