import { expect, test } from 'bun:test'
import type { RequestFault } from '../../../scenario/emulator/pretix/faults.ts'
import type { Trouble } from '../../../server/campaigns/offices/trouble.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import {
  codesOf,
  connectsShop,
  notesOf,
  officeOf,
  opensShop,
  tends,
  tendsUntil,
  type TicketShop,
  triesAgain,
} from '../../cast/ticket-shop.ts'
import { untrustedSite } from '../../cast/untrusted.ts'

async function wins(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  return visitor.code
}

const isFull = (shop: TicketShop) => async () => shop.shop.vouchers.length === 3

/** What goes wrong, what the organiser is told, and how it is put right. */
const faults: [string, (shop: TicketShop) => unknown, Trouble, (shop: TicketShop) => unknown][] = [
  ['a token that was revoked', (shop) => setActive(shop, false), 'token', (shop) => setActive(shop, true)],
  [
    'a token that may not make vouchers',
    (shop) => shop.shop.tokens[0]?.rights.splice(1, 1),
    'rights',
    (shop) => shop.shop.tokens[0]?.rights.push('can_change_vouchers'),
  ],
  ['an event that has ended', (shop) => (shop.faults.hasEnded = true), 'rights', (shop) => (shop.faults.hasEnded = false)],
  ['a shop that is too busy', always('busy'), 'busy', always(null)],
  ['a shop that is asked too often', always('too many'), 'busy', always(null)],
  ['a shop that breaks', always('broken'), 'broken', always(null)],
  ['a gateway that loses every answer', always('lost'), 'broken', always(null)],
  ['a page of a captive portal', always('portal'), 'stranger', always(null)],
  ['a redirect to another host', always('elsewhere'), 'stranger', always(null)],
  ['a shop that answers slowly', (shop) => (shop.faults.delayMs = 1_500), 'slow', (shop) => (shop.faults.delayMs = 0)],
  ['a product that does not exist', (shop) => shop.shop.items.splice(0), 'rule', (shop) => shop.shop.items.push(11)],
]

function setActive(shop: TicketShop, isActive: boolean): void {
  for (const token of shop.shop.tokens) token.isActive = isActive
}

function always(fault: RequestFault | null) {
  return (shop: TicketShop) => {
    shop.faults.always = fault
  }
}

test.each(faults)(
  '%s is told to the organiser, is not asked again at once, and the pool is filled when it is put right',
  async (_, breaks, trouble, mends) => {
    const shop = await opensShop()
    const evening = await opensTheEvening()
    breaks(shop)
    await connectsShop(evening, shop, { 10: { item: 11 } })
    await tends(evening, 500)
    expect(await officeOf(evening)).toMatchObject({ trouble, troubleAt: expect.any(Date) })
    const asked = shop.requests.length
    await tends(evening)
    expect(shop.requests).toHaveLength(asked)
    mends(shop)
    await triesAgain(evening)
    await tendsUntil(evening, isFull(shop), 'the pool to be filled')
    expect(await officeOf(evening)).toMatchObject({ trouble: null, troubleAt: null, workedAt: expect.any(Date) })
    expect(await codesOf(evening)).toHaveLength(3)
    expect(evening.reported).toEqual([])
  },
)

test('a shop at whose address nobody answers is told, and games go on with what the pool has', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  await connectsShop(evening, { ...shop, url: 'http://127.0.0.1:9' }, { 10: { stock: 5 } })
  await tends(evening)
  expect(await officeOf(evening)).toMatchObject({ trouble: 'unreachable' })
  expect(await wins(evening, '8 916 000-00-01')).toBe(shop.shop.vouchers[0]?.code ?? 'none')
})

test('a shop asks to be left alone for a while, and is', async () => {
  const shop = await opensShop({ faults: { retryAfter: '600', always: 'too many' } })
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  shop.faults.always = null
  evening.passes(9)
  await tends(evening)
  expect(shop.shop.vouchers).toEqual([])
  evening.passes(2)
  await tendsUntil(evening, isFull(shop), 'the pool to be filled')
})

test('the longer a shop fails, the more seldom it is asked, and the trouble is as old as it is', async () => {
  const shop = await opensShop({ faults: { always: 'broken' } })
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  const asked: number[] = []
  let began: Date | null = null
  for (let minute = 0; minute < 40; minute += 1) {
    await tends(evening)
    asked.push(shop.requests.length)
    began ??= (await officeOf(evening)).troubleAt
    evening.passes(1)
  }
  const [atFirst, atLast] = [(asked[9] ?? 0) - (asked[0] ?? 0), (asked[39] ?? 0) - (asked[30] ?? 0)]
  expect(atFirst).toBeGreaterThan(atLast)
  expect(atLast).toBeLessThanOrEqual(2)
  expect((await officeOf(evening)).troubleAt).toEqual(began)
})

test('an empty pool gives the next prize down, as every pool does, and no code is made up for a tier of the shop', async () => {
  const shop = await opensShop({ faults: { always: 'broken' } })
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  expect(await wins(evening, '8 916 000-00-01')).toBeNull()
  expect(await codesOf(evening)).toEqual([])
})

test('the token is in no error, in no log, and in nothing that is kept beside it', async () => {
  for (const fault of ['broken', 'portal', 'elsewhere', 'lost'] as const) {
    const shop = await opensShop({ faults: { always: fault } })
    const evening = await opensTheEvening()
    await connectsShop(evening, shop)
    await tends(evening)
    const { secret: _, ...shown } = await officeOf(evening)
    const all = JSON.stringify([shown, evening.told, evening.reported, await notesOf(evening)])
    expect(all).not.toContain(shop.token)
    await evening.stop()
  }
})

for (const why of ['expired', 'unknown issuer'] as const) {
  test(`a certificate of the office that is ${why} is told to the organiser`, async () => {
    const { url } = await untrustedSite(why)
    const [shop, evening] = [await opensShop(), await opensTheEvening()]
    await connectsShop(evening, { ...shop, url })
    await tends(evening)
    expect(await officeOf(evening)).toMatchObject({ trouble: `certificate: ${why}`, troubleAt: expect.any(Date) })
  })
}
