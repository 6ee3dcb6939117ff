import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { RequestFault } from '../../../scenario/emulator/pretix/faults.ts'
import { tendOffice } from '../../../server/campaigns/offices/tend.ts'
import { emptyDatabase } from '../../cast/database.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { startServer, type TestServer } from '../../cast/server.ts'
import {
  codesOf,
  connectsShop,
  nowOf,
  opensShop,
  tends,
  tendsUntil,
  type TicketShop,
  triesAgain,
} from '../../cast/ticket-shop.ts'

async function connected(faults: (RequestFault | null)[] = [], stock = 3): Promise<{ shop: TicketShop; server: TestServer }> {
  const shop = await opensShop()
  const server = await startServer()
  await connectsShop(server, shop, { 10: { stock } })
  // The first request null which codes were spent, the second has some made.
  shop.faults.next.push(...faults)
  return { shop, server }
}

const codesIn = ({ shop }: TicketShop) => shop.vouchers.map(({ code }) => code).sort()
const poolOf = async (server: TestServer) => (await codesOf(server)).map(({ code }) => code).sort()

test.each<[string, (RequestFault | null)[]]>([
  ['whose answer was lost on the way', [null, 'lost']],
  ['whose answer was lost five times', [null, 'lost', null, 'lost', null, 'lost', null, 'lost', null, 'lost']],
  ['after which the shop crashed, so that it remembers no answer', [null, 'crashed']],
])('an order %s makes no code twice, and its codes are found', async (_, faults) => {
  const { shop, server } = await connected(faults)
  await tends(server)
  expect(shop.shop.vouchers).toHaveLength(3)
  expect(await poolOf(server)).toEqual([])
  for (let tries = 0; tries < faults.length; tries += 1) await triesAgain(server)
  expect(shop.shop.vouchers).toHaveLength(3)
  expect(await poolOf(server)).toEqual(codesIn(shop))
})

test('an order is repeated with the same key, and the next one has another', async () => {
  const { shop, server } = await connected([null, 'lost'])
  await tends(server)
  await triesAgain(server)
  await connectsShop(server, shop, { 10: { stock: 4 } })
  await tends(server)
  const [first, again, other] = shop.requests.filter(({ path }) => path.includes('batch_create')).map(({ key }) => key)
  expect(again).toBe(first ?? 'none')
  expect(other).not.toBe(first ?? 'none')
})

test('an order that was carried out while the server was stopped is finished by the next one', async () => {
  const shop = await opensShop()
  const evening = await opensTheEvening()
  await connectsShop(evening, shop)
  shop.faults.next.push(null, 'crashed')
  await tends(evening)
  const next = await evening.restarts()
  await triesAgain(next)
  expect(await poolOf(next)).toEqual(codesIn(shop))
})

test('a token that was replaced in between finds the codes all the same', async () => {
  const { shop, server } = await connected([null, 'lost'])
  await tends(server)
  shop.shop.tokens.push({ token: 'another', isActive: true, rights: ['can_view_vouchers', 'can_change_vouchers'] })
  await connectsShop(server, { ...shop, token: 'another' })
  await triesAgain(server)
  expect(await poolOf(server)).toEqual(codesIn(shop))
  expect(shop.shop.vouchers).toHaveLength(3)
})

test('a code that the shop has already is passed over, and others are made', async () => {
  const { shop, server } = await connected()
  shop.shop.vouchers.push({ ...voucherOf('cccccccccc'), id: 1 })
  await tendOffice({ ...nowOf(server), randomInt: () => 0 })
  expect(await poolOf(server)).toEqual([])
  await tendsUntil(server, async () => (await poolOf(server)).length === 3, 'the pool to be filled')
  expect(shop.shop.vouchers).toHaveLength(4)
})

const voucherOf = (code: string) => ({
  code,
  max_usages: 1,
  min_usages: 1,
  redeemed: 0,
  valid_until: null,
  block_quota: false,
  allow_ignore_quota: false,
  price_mode: 'none' as const,
  value: null,
  item: null,
  quota: null,
  tag: 'of somebody else',
  comment: '',
})

test('two servers that fill at once make no surplus', async () => {
  const { shop, server } = await connected([], 120)
  const other = await startServer()
  await other.announces()
  await Promise.all([server, other, server, other, server, other].map((one) => tends(one)))
  await tendsUntil(server, async () => (await codesOf(server)).length === 120, 'the pool to be filled')
  await Promise.all([server, other].map((one) => tends(one)))
  expect(shop.shop.vouchers).toHaveLength(120)
  expect(await poolOf(server)).toEqual(codesIn(shop))
})

const faultsOfOne = fc.constantFrom<RequestFault | null>(
  'lost',
  'crashed',
  'broken',
  'busy',
  'too many',
  'portal',
  null,
  null,
  null,
)

test('whatever goes wrong, in the end the pool holds exactly what the shop has made, each code once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(faultsOfOne, { maxLength: 12 }), fc.integer({ min: 1, max: 70 }), async (faults, stock) => {
      const { shop, server } = await connected(faults, stock)
      for (let tries = 0; tries <= faults.length + 2; tries += 1) await triesAgain(server, 25 * 60)
      const pool = await poolOf(server)
      expect(new Set(pool).size).toBe(stock)
      expect(pool).toEqual(codesIn(shop))
      await server.stop()
      await emptyDatabase()
    }),
    { numRuns: 12 },
  )
}, 120_000)
