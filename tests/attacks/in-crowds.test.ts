import { expect, test } from 'bun:test'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'
import { browser } from '../races/browser.ts'

/** Each of five kinds of caller ID six times, in three crowds: no kind, and no earlier crowd, opens a way for a later one. */
const all = Array.from({ length: 30 }, (_, index) => index)
const phoneOf = (index: number) => `+7916${String(index).padStart(7, '0')}`
const hiddenIds = ['anonymous', '', 'unknown', 'restricted', '0']
const malformedIds = [
  (phone: string) => `${phone.slice(1)}@sip`,
  (phone: string) => `${phone};ext=1`,
  (phone: string) => `${phone.slice(1)}x2`,
  (phone: string) => `sip:${phone}@example.com`,
  (phone: string) => `tel:${phone}`,
]
const patienceMs = 60_000

/** Ten of them at once. */
async function tenByTen(act: (index: number) => Promise<void>): Promise<void> {
  for (let first = 0; first < all.length; first += 10) await Promise.all(all.slice(first, first + 10).map(act))
}

/** Gives a number on a page, calls with this caller ID, keys the page's digits, and answers by voice and typed. */
async function tries(evening: Evening, phone: string, callerId: string): Promise<void> {
  const page = browser(evening.url)
  await page.gives(phone)
  const visit = await evening.context.db.query.visits.findFirst({ where: ({ phone: given }, { eq }) => eq(given, phone) })
  const line = wire(evening.url)
  await line.starts(callerId)
  const { turn } = await line.reports({ type: 'keys.pressed', turn: 1, keys: visit?.digits ?? '' })
  const answer = evening.answerTo(1)
  await line.reports({ type: 'speech.heard', turn: turn.turn, text: answer, confidence: 1 })
  expect(await page.types(0, answer)).toBe(422)
}

async function countSpoils({ context: { db } }: Evening): Promise<string> {
  const codes = await db.query.codes.findMany()
  const attempts = await db.query.participants.findMany({ where: ({ kind }, { eq }) => eq(kind, 'prize') })
  return `${codes.length} codes, ${attempts.length} attempts burnt`
}

for (const [whose, idOf] of [
  ['hidden callers', (index: number) => hiddenIds[index % hiddenIds.length] ?? ''],
  ['malformed caller IDs', (index: number) => malformedIds[index % malformedIds.length]?.(phoneOf(index)) ?? ''],
] as const) {
  test(
    `${all.length} ${whose}: no code, and no attempt burnt`,
    async () => {
      const evening = await opensTheEvening({ callsPerMinute: 1, limitTable: { visits: {} } })
      await tenByTen((index) => tries(evening, phoneOf(index), idOf(index)))
      const spoils = await countSpoils(evening)
      console.info(`${all.length} ${whose}: ${spoils}`)
      expect(spoils).toBe('0 codes, 0 attempts burnt')
    },
    patienceMs,
  )
}

test(
  `${all.length} callbacks to strangers who pick up and say nothing: no code, and no attempt burnt`,
  async () => {
    const evening = await opensTheEvening({ callsPerMinute: 9_999, limitTable: { visits: {} } })
    await tenByTen(async (index) => {
      const page = browser(evening.url)
      await page.gives(phoneOf(index))
      await page.asksToBeCalled()
      const stranger = await evening.telephone.rings()
      stranger.answers()
      await stranger.hears('четыре цифры')
      expect(await page.types(0, evening.answerTo(1))).toBe(422)
      stranger.hangsUp()
    })
    const spoils = await countSpoils(evening)
    console.info(`${all.length} callbacks to strangers: ${spoils}`)
    expect(spoils).toBe('0 codes, 0 attempts burnt')
  },
  patienceMs,
)
