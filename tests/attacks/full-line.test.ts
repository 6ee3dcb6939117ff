import { expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { startServer, type TestServer } from '../cast/server.ts'
import { waitFor } from '../cast/waiting.ts'
import { browser } from '../races/browser.ts'
import { phoneOf, times } from '../races/race.ts'

const attacker = '198.51.100.1'
const many = 60

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
  const visitor = browser(url, '', address)
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

test('of sixty requests of one address, at most one comes before the next visitor', async () => {
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
