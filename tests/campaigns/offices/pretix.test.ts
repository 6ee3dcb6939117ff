import { expect, test } from 'bun:test'
import '../../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { codesOf, connectsShop, nowOf, officeOf, opensShop, tends } from '../../cast/ticket-shop.ts'

async function skipsEverything(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  return { visitor, caller }
}

test('a pool is filled ahead of need, the winner gets a code of the shop, spends it there, and it is known to be spent', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  await tends(evening)
  expect(shop.shop.vouchers).toHaveLength(3)
  expect(shop.shop.vouchers[0]).toMatchObject({ price_mode: 'percent', value: '10.00', block_quota: false, tag: 'pavel-10' })
  const { visitor } = await skipsEverything(evening, '8 916 000-00-01')
  expect(visitor.code).toBe(shop.shop.vouchers[0]?.code ?? 'none')
  expect(visitor.ticketLink).toBe(`${shop.url}/reptiles/conf/redeem?voucher=${visitor.code}`)
  expect((await fetch(visitor.ticketLink)).status).toBe(200)
  await shop.counter.redeem(visitor.code ?? '')
  expect((await codesOf(evening))[0]?.spentAt).toBeNull()
  await tends(evening)
  expect((await codesOf(evening))[0]?.spentAt).not.toBeNull()
  expect(shop.shop.vouchers).toHaveLength(4)
  expect(await officeOf(evening)).toMatchObject({ trouble: null, workedAt: expect.any(Date) })
  expect(nowOf(evening).office).toMatchObject({ kind: 'pretix', tiers: ['10'] })
})
