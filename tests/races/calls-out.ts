import { orderCallback } from '../../server/game/callback-order.ts'
import type { Caller } from '../../server/store/context.ts'
import type { startServer } from '../cast/server.ts'
import { started, wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { allAre, atOnce, phoneOf, type Race, startRace, times } from './race.ts'

/** Accepts every order without ringing a telephone: the test reports on behalf of the session. */
const caller: Caller = { from: '+74951234567', perMinute: 9999, ringsAtAnyHour: true, order: async () => ({ sessionUrl: '' }) }

const stopping = new AbortController().signal

/** Two servers that accept requests for callbacks and leave the calls to the test. */
export async function startRaceWithCalls(options?: Parameters<typeof startServer>[0]): Promise<Race> {
  const race = await startRace(options)
  for (const { context } of race.servers) Object.assign(context, { caller, queue: { add: async () => {} } })
  return race
}

export const callbacksOf = (race: Race) => race.db.query.callbacks.findMany()

/** The visits with their digits, by number. */
async function digitsOf(race: Race): Promise<Map<string, string>> {
  const visits = await race.db.query.visits.findMany()
  return new Map(visits.map(({ phone, digits }) => [phone, digits ?? '']))
}

/** Visitors who wait for a callback, and the call ordered for each. */
export async function waitForCalls(race: Race, count: number, seed: number) {
  const visitors = times(count, (index) => browser(race.server(index).url))
  allAre(
    200,
    await atOnce(
      visitors.map((visitor, index) => () => visitor.gives(phoneOf(index))),
      seed,
    ),
  )
  allAre(
    200,
    await atOnce(
      visitors.map((visitor) => () => visitor.asksToBeCalled()),
      seed,
    ),
  )
  const ids = new Map((await callbacksOf(race)).map(({ phone, id }) => [phone, id]))
  const digits = await digitsOf(race)
  return visitors.map((visitor, index) => {
    const phone = phoneOf(index)
    const id = ids.get(phone) ?? ''
    const called = wire(race.server(index).url, id)
    const calling = wire(race.server(index + 1).url)
    return {
      visitor,
      phone,
      id,
      called,
      calling,
      takes: () =>
        orderCallback({ context: race.server(index).context, caller, stopping }, { id, key: crypto.randomUUID() }, false).then(
          () => 200,
        ),
      /** the session of the ordered call begins, and asks whether to dial */
      session: () => called.sends({ call: id, seq: 1, ...started(phone), direction: 'outbound' }),
      /** whoever has picked up gives the digits of the page */
      givesDigits: () =>
        called.sends({ call: id, seq: 3, type: 'keys.pressed', turn: 1, keys: digits.get(phone)?.slice(0, 4) ?? '' }),
    }
  })
}
