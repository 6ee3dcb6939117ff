import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { putBackCodes, withdrawCodes } from '../../../server/campaigns/codes/codes.ts'
import { giveBackAttempt } from '../../../server/game/give-back.ts'
import { codes } from '../../../server/store/schema/schema.ts'
import '../../cast/both-databases.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { codesOf, connectsShop, nowOf, officeOf, opensShop, tends, type TicketShop } from '../../cast/ticket-shop.ts'

async function skipsEverything(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  return visitor
}

test('a pool is filled ahead of need, the winner gets a code of the shop, spends it there, and it is known to be spent', async () => {
  const shop = await opensShop({ faults: { sendsTwice: true } })
  const evening = await opensTheEvening()
  await connectsShop(evening, shop, { 10: { validUntil: '2099-12-15' } })
  await tends(evening)
  expect(shop.shop.vouchers).toHaveLength(3)
  expect(shop.shop.vouchers[0]).toMatchObject({ price_mode: 'percent', value: '10.00', block_quota: false, tag: 'pavel-10' })
  const visitor = await skipsEverything(evening, '8 916 000-00-01')
  expect(visitor.code).toBe(shop.shop.vouchers[0]?.code ?? 'none')
  expect(visitor.ticketLink).toBe(`${shop.url}/reptiles/conf/redeem?voucher=${visitor.code}`)
  expect(visitor.text).toContain('до 15 декабря 2099')
  expect((await fetch(visitor.ticketLink)).status).toBe(200)
  const order = await shop.counter.redeem(visitor.code ?? '')
  expect((await codesOf(evening))[0]?.spentAt).toBeNull()
  await tends(evening)
  expect((await codesOf(evening))[0]?.spentAt).not.toBeNull()
  if (!order) throw new Error('the code was not taken')
  await shop.counter.pay(order)
  await tends(evening)
  expect((await codesOf(evening))[0]?.spentAt).not.toBeNull()
  expect(await officeOf(evening)).toMatchObject({ trouble: null, workedAt: expect.any(Date) })
  expect(nowOf(evening).office).toMatchObject({ kind: 'pretix', tiers: ['10'] })
  expect(evening.reported).toEqual([])
})

test('a code can be spent again once its order is cancelled, and stays spent when an order that nobody paid lapses', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  const spent = async () => (await codesOf(evening)).slice(0, 3).map(({ spentAt }) => spentAt !== null)
  const [first, second] = shop.shop.vouchers.map(({ code }) => code)
  const [cancelled, lapsed] = [await shop.counter.redeem(first ?? ''), await shop.counter.redeem(second ?? '')]
  await tends(evening)
  expect(await spent()).toEqual([true, true, false])
  if (!cancelled || !lapsed) throw new Error('the codes were not taken')
  await shop.counter.cancel(cancelled)
  await shop.counter.expire(lapsed)
  await tends(evening)
  expect(await spent()).toEqual([false, true, false])
})

test('without a hook the shop is asked every five minutes', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  shop.shop.hooks.splice(0)
  await tends(evening)
  await shop.counter.redeem(shop.shop.vouchers[0]?.code ?? '')
  await tends(evening)
  expect((await codesOf(evening))[0]?.spentAt).toBeNull()
  evening.passes(6)
  await tends(evening)
  expect((await codesOf(evening))[0]?.spentAt).not.toBeNull()
})

test('a code that is taken back is cancelled at the shop; one that was spent before stays, and is noted as spent', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  const { code, ticketLink } = await skipsEverything(evening, '8 916 000-00-01')
  const { code: spent } = await skipsEverything(evening, '8 916 000-00-02')
  shop.shop.hooks.splice(0)
  await shop.counter.redeem(spent ?? '')
  const { context } = evening
  for (const game of [1, 2]) await giveBackAttempt(context, { game }, 'stranger')
  await tends(evening)
  const [first, second] = await codesOf(evening)
  expect(first).toMatchObject({ code: code ?? 'none', voidedAt: expect.any(Date), spentAt: null })
  expect(second).toMatchObject({ code: spent ?? 'none', voidedAt: null, spentAt: expect.any(Date) })
  expect(shop.shop.vouchers.map((voucher) => voucher.code)).not.toContain(code)
  expect((await fetch(ticketLink)).status).toBe(404)
})

test('a code that was withdrawn unused is cancelled, too, and one that was deleted at the shop is void already', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  shop.shop.vouchers.shift()
  const { db, now } = evening.context
  for (const { id } of (await codesOf(evening)).slice(0, 2))
    await db.update(codes).set({ withdrawnAt: now() }).where(eq(codes.id, id))
  await tends(evening)
  expect((await codesOf(evening)).map(({ voidedAt }) => voidedAt !== null)).toEqual([true, true, false, false, false])
  expect(shop.shop.vouchers).toHaveLength(3)
})

test('codes whose last day has passed are given to nobody, and no more are made', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  const day = Temporal.Now.plainDateISO('Europe/Moscow').toString()
  await connectsShop(evening, shop, { 10: { validUntil: day } })
  await tends(evening)
  evening.passes(25 * 60)
  await tends(evening)
  expect(await officeOf(evening)).toMatchObject({ trouble: 'out of date' })
  expect(shop.shop.vouchers).toHaveLength(3)
  const visitor = await skipsEverything(evening, '8 916 000-00-01')
  expect(visitor.code).toBeNull()
})

test('a tier that has a most gets no more codes than it can still give', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  const { quiz } = evening
  const bounded = quiz.tiers.map((tier) => (tier.id === '10' ? { ...tier, most: 2 } : tier))
  const context = await evening.opens('bounded', { quiz: { ...quiz, tiers: bounded } })
  const campaign = { ...evening, context }
  await connectsShop(campaign, shop, { 10: { stock: 5 }, unknown: { stock: 5 } })
  await tends(campaign)
  expect(shop.shop.vouchers).toHaveLength(2)
})

test('another event gets codes of its own: unused ones of the former leave the stock, and nothing there is touched by their ids', async () => {
  const [former, next] = [await opensShop(), await opensShop({ shop: { event: 'next' } })]
  const evening = await opensTheEvening({ operatorPassword: 'a password for tests' })
  const desk = await worksAtTheDesk(evening.url, 'a password for tests', { isPlain: true })
  const path = `/campaigns/${evening.context.path.slice(3)}/office`
  const connects = async ({ url, token, shop }: TicketShop) => {
    const fields = { ...(await desk.opens(path)).fields('office-pretix'), 'stock.10': '2', 'priceMode.10': 'none' }
    return desk.sends(`${path}/pretix`, { ...fields, event: `${url}/${shop.organizer}/${shop.event}`, secret: token })
  }
  await connects(former)
  await tends(evening)
  const { code } = await skipsEverything(evening, '8 916 000-00-01')
  await connects(next)
  await tends(evening)
  await giveBackAttempt(evening.context, { game: 1 }, 'stranger')
  await tends(evening)
  expect(next.shop.vouchers).toHaveLength(2)
  expect(former.shop.vouchers).toHaveLength(2)
  const all = await codesOf(evening)
  expect(all.map(({ voidedAt }) => voidedAt)).toEqual([null, null, null, null])
  expect(all.filter(({ withdrawnAt }) => withdrawnAt).map(({ participantId }) => participantId)).toEqual([null])
  expect((await skipsEverything(evening, '8 916 000-00-02')).code).toBe(next.shop.vouchers[0]?.code ?? 'none')
  expect(code).toBe(former.shop.vouchers[0]?.code ?? 'none')
})

test('a code that an order refers to, though that was cancelled, is taken no more either, and keeps no pool from being filled', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  const { code } = await skipsEverything(evening, '8 916 000-00-01')
  const order = await shop.counter.redeem(code ?? '')
  if (!order) throw new Error('the code was not taken')
  await shop.counter.cancel(order)
  await giveBackAttempt(evening.context, { game: 1 }, 'stranger')
  await tends(evening)
  expect((await codesOf(evening))[0]).toMatchObject({ code, voidedAt: expect.any(Date), spentAt: null })
  expect(await shop.counter.redeem(code ?? '')).toBeNull()
  expect(await codesOf(evening)).toHaveLength(4)
  expect((await officeOf(evening)).trouble).toBeNull()
})

test('codes of the shop that were withdrawn are not put back, because they are being cancelled there; it makes others', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  const by = { name: 'Анна', role: 'operator', addressDisguise: null } as const
  expect(await withdrawCodes(nowOf(evening), { tierId: '10', title: '10' }, by)).toMatchObject({ changed: 3 })
  expect(await putBackCodes(nowOf(evening), { tierId: '10', title: '10' }, by)).toMatchObject({ changed: 0 })
  await tends(evening)
  const [first] = await codesOf(evening)
  expect(first).toMatchObject({ voidedAt: expect.any(Date) })
  expect((await skipsEverything(evening, '8 916 000-00-01')).code).toBe((await codesOf(evening))[3]?.code ?? 'none')
})
