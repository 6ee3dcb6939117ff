import { expect, test } from 'bun:test'
import { startServer, type TestServer } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { browser } from '../races/browser.ts'
import { phoneOf, times } from '../races/crowd.ts'

const attacker = '198.51.100.1'
const many = 20

/** Pavel's line: it notes whom he calls. While it is held, an order waits, as it does for a slow account. */
function line() {
  const called: string[] = []
  let gate = Promise.withResolvers<void>()
  gate.resolve()
  return {
    called,
    holds: () => {
      gate = Promise.withResolvers<void>()
    },
    goesOn: () => gate.resolve(),
    caller: {
      from: '+74951234567',
      perMinute: 6_000,
      ringsAtAnyHour: true,
      async order({ number }: { number: string }) {
        called.push(number)
        await gate.promise
        return { sessionUrl: '' }
      },
    },
  }
}

async function asks({ url }: TestServer, phone: string, address: string): Promise<void> {
  const visitor = browser(url, undefined, address)
  expect(await visitor.gives(phone)).toBe(200)
  expect(await visitor.asksToBeCalled()).toBe(200)
}

const numbers = times(many, phoneOf)
const honest = phoneOf(0, 903)

const isCalled = (called: string[], count: number) =>
  waitFor(
    () => called.length >= count,
    () => `${count} calls; there were ${called.length}`,
  )

/** Waits until no callback waits for its turn. */
const isQueueOver = ({ context }: TestServer) =>
  waitFor(
    async () => (await context.db.query.callbacks.findMany()).every(({ calledAt }) => calledAt !== null),
    () => 'everybody to be called',
  )

test(`of ${many} requests of one address, at most one comes before the next visitor`, async () => {
  const { called, holds, goesOn, caller } = line()
  holds()
  const server = await startServer({ caller, proxies: 1 })
  for (const phone of numbers) await asks(server, phone, attacker)
  await isCalled(called, 1)
  await asks(server, honest, '203.0.113.7')
  goesOn()
  await isCalled(called, many + 1)
  expect(called.indexOf(honest) - 1).toBeLessThanOrEqual(1)
  expect(called.toSorted()).toEqual([...numbers, honest].toSorted())
  expect(server.reported).toEqual([])
})

test('two servers share the turns, a restart in between changes nothing, and nobody is called twice or forgotten', async () => {
  const { called, holds, goesOn, caller } = line()
  holds()
  const options = { caller, proxies: 1 }
  const [one, other] = [await startServer(options), await startServer(options)]
  const few = numbers.slice(0, 10)
  for (const [index, phone] of few.entries()) await asks(index % 2 ? one : other, phone, attacker)
  await isCalled(called, 2)
  await asks(one, honest, '203.0.113.7')
  const beforeHonest = called.length
  const stops = Promise.all([one.stop(), other.stop()])
  goesOn()
  await stops
  const next = await startServer(options)
  await isQueueOver(next)
  expect(called.indexOf(honest) - beforeHonest).toBeLessThanOrEqual(2)
  expect(called.toSorted()).toEqual([...few, honest].toSorted())
  expect(next.reported).toEqual([])
})

test('whoever has just been called waits for the others, also among visitors of several addresses', async () => {
  const { called, holds, goesOn, caller } = line()
  holds()
  const server = await startServer({ caller, proxies: 1 })
  const [first, second, third] = ['198.51.100.1', '198.51.100.2', '198.51.100.3'] as const
  await asks(server, phoneOf(0, 901), first)
  await isCalled(called, 1)
  for (const index of [1, 2]) await asks(server, phoneOf(index, 901), first)
  for (const index of [0, 1]) await asks(server, phoneOf(index, 902), second)
  await asks(server, phoneOf(0, 903), third)
  goesOn()
  await isCalled(called, 6)
  expect(called).toEqual([phoneOf(0, 901), phoneOf(1, 901), phoneOf(0, 902), phoneOf(0, 903), phoneOf(2, 901), phoneOf(1, 902)])
})

test('the page shows the place and the wait in this order', async () => {
  const { called, holds, goesOn, caller } = line()
  holds()
  const server = await startServer({ caller, proxies: 1 })
  for (const phone of numbers.slice(0, 5)) await asks(server, phone, attacker)
  await isCalled(called, 1)
  const visitor = await visits(server.url, { address: '203.0.113.7' })
  await visitor.givesNumber(honest)
  await visitor.asksToBeCalled()
  await visitor.sees('Перед вами 1 звонок')
  goesOn()
})
