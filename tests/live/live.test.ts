import { expect, test } from 'bun:test'
import { Announcer } from '../../server/live/bus-announcer.ts'
import { Coalesced } from '../../server/live/coalesce.ts'
import { roundRobin } from '../../server/live/live.ts'
import { watchDatabase } from '../../server/monitoring/health.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { makeToken, openVisitSocket } from '../cast/visit-token.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'

/** An announcer that records what it sends, and whose every notice stays under way until its gate is called. */
function gatedAnnouncer() {
  const sent: string[] = []
  const gates: (() => void)[] = []
  const announcer = new Announcer(
    (ids) =>
      new Promise((resolve) => {
        sent.push(ids.join())
        gates.push(resolve)
      }),
    fail,
  )
  return { sent, gates, announce: (ids: number[]) => announcer.announce(ids) }
}

test('visits that change while a notice is being sent share the next one', async () => {
  const { sent, gates, announce } = gatedAnnouncer()
  announce([1])
  announce([2])
  announce([3, 2])
  gates.shift()?.()
  await settled()
  gates.shift()?.()
  await settled()
  expect(sent).toEqual(['1', '2,3'])
})

test('a visit that changes again while it is being announced is announced again', async () => {
  const { sent, gates, announce } = gatedAnnouncer()
  announce([1])
  announce([1])
  gates.shift()?.()
  await settled()
  gates.shift()?.()
  await settled()
  expect(sent).toEqual(['1', '1'])
})

test('a notice that could not be sent goes out with the next one', async () => {
  const sent: string[] = []
  let isDown = true
  const announcer = new Announcer(
    async (ids) => {
      if (isDown) throw new Error('down')
      sent.push(ids.join())
    },
    () => {},
  )
  announcer.announce([1])
  await settled()
  isDown = false
  announcer.announce([2])
  await settled()
  expect(sent).toEqual(['1,2'])
})

test('a notice that could not be sent is retried without another change', async () => {
  const sent: string[] = []
  let isDown = true
  const announcer = new Announcer(
    async (ids) => {
      if (isDown) throw new Error('down')
      sent.push(ids.join())
    },
    () => {},
    1,
  )
  announcer.announce([1])
  await settled()
  isDown = false
  await waitFor(
    () => sent.length > 0,
    () => 'the notice',
  )
  expect(sent).toEqual(['1'])
})

test('whoever finishes sends what still waits, and says whether it went out', async () => {
  const sent: string[] = []
  let isDown = true
  const announcer = new Announcer(
    async (ids) => {
      if (isDown) throw new Error('down')
      sent.push(ids.join())
    },
    () => {},
    600_000,
  )
  announcer.announce([1])
  expect(await announcer.finish()).toBe(false)
  isDown = false
  expect(await announcer.finish()).toBe(true)
  expect(sent).toEqual(['1'])
})

/** Readings on request, whose failures are fatal unless they are expected. */
class Readings extends Coalesced {
  protected override readonly retryMs = 1
  constructor(
    protected readonly run: () => Promise<void>,
    protected readonly failed: (error: unknown) => void = fail,
  ) {
    super()
  }
}

test('a failed reading is retried', async () => {
  let readings = 0
  new Readings(
    async () => {
      if (readings++ === 0) throw new Error('down')
    },
    () => {},
  ).request()
  await waitFor(
    () => readings === 2,
    () => 'a second reading',
  )
})

test('an unresponsive database is reported lost, and back once it answers', async () => {
  const noticed: string[] = []
  let isSwallowed = true
  const database = { time: () => (isSwallowed ? new Promise<Date>(() => {}) : Promise.resolve(new Date())) }
  const handlers = {
    onLost: () => {
      noticed.push('lost')
    },
    onBack: () => {
      noticed.push('back')
    },
  }
  const health = watchDatabase(database, handlers, { everyMs: 1, whileLostMs: 1, timeoutMs: 5 })
  await waitFor(
    () => noticed.length === 1,
    () => 'the loss',
  )
  isSwallowed = false
  await waitFor(
    () => noticed.length === 2,
    () => 'the return',
  )
  health.end()
  expect(noticed).toEqual(['lost', 'back'])
})

test('a burst of requests costs two readings, and the second starts after the last request', async () => {
  let readings = 0
  const reading = new Readings(async () => {
    readings += 1
  })
  for (let time = 0; time < 100; time++) reading.request()
  await settled()
  expect(readings).toBe(2)
})

test('two tabs of one browser both follow the call', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  const tab = await evening.comes(visitor.token)
  await caller.says(evening.answerTo(1))
  await Promise.all([visitor.hasPoints(10), tab.hasPoints(10)])
})

test('visitors do not see each other’s games', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  const { visitor: other, caller } = await evening.plays('8 916 000-00-01')
  await caller.says('секретное слово')
  await other.sees('секретное слово')
  visitor.doesNotSee('секретное слово')
})

test('a socket without a visit is closed for good', async () => {
  const evening = await opensTheEvening()
  const socket = openVisitSocket(`${evening.url}/socket`, makeToken(), { origin: evening.url })
  const code = await new Promise((resolve) => {
    socket.onclose = (event) => resolve(event.code)
  })
  expect(code).toBe(1008)
})

test('a server that stops closes its sockets with a code that makes browsers reconnect', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  const closed = visitor.isDisconnected()
  await evening.stop()
  expect(await closed).toBe(1012)
})

function fail(error: unknown): never {
  throw error
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('while the bus is down, sockets are refreshed round-robin', () => {
  let sockets = ['a', 'b', 'c', 'd', 'e']
  const next = roundRobin(() => sockets)
  expect([next(2), next(2), next(2), next(2)]).toEqual([['a', 'b'], ['c', 'd'], ['e'], ['a', 'b']])
  sockets = ['a']
  expect([next(2), next(2)]).toEqual([['a'], ['a']])
})
