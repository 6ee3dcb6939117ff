import { afterEach, expect, test } from 'bun:test'
import type { Caller } from '../../server/store/transaction.ts'
import { browser } from './browser.ts'
import { atOnce, contenders, endRaces, patience, phoneOf, type Race, seeds, startRace, tally, times } from './race.ts'

afterEach(endRaces)

const caller: Caller = { from: '+74951234567', perMinute: 9999, ringsAtAnyHour: true, order: async () => ({ sessionUrl: '' }) }
const most = 20

/** Two servers that accept requests for callbacks, call nobody, and stop at a day's ceiling of 20 calls. */
async function startRaceToTheCeiling() {
  const mostPerDay = { calls: most, minutes: 5000, messages: 1000 }
  const race = await startRace({ proxies: 1, callsOut: { mostPerDay } })
  for (const { context } of race.servers) Object.assign(context, { caller, queue: { add: async () => {} } })
  return race
}

/** All contenders ask at once for a call to a number of their own. Returns how many got which status. */
async function allAsk(race: Race, seed: number, addressOf: (index: number) => string) {
  const visitors = times(contenders, (index) => browser(race.server(index).url, '', addressOf(index)))
  await atOnce(
    visitors.map((visitor, index) => () => visitor.gives(phoneOf(index))),
    seed,
  )
  const statuses = await atOnce(
    visitors.map((visitor) => () => visitor.asksToBeCalled()),
    seed,
  )
  return tally(statuses)
}

for (const seed of seeds) {
  test(
    `200 visitors of as many addresses ask at once: the day's ceiling holds (seed ${seed})`,
    async () => {
      const race = await startRaceToTheCeiling()
      const statuses = await allAsk(race, seed, (index) => `203.0.${index}.1`)
      expect(statuses).toEqual({ 200: most, 422: contenders - most })
      expect(await race.db.query.callbacks.findMany()).toHaveLength(most)
      await race.isFair()
    },
    patience,
  )

  test(
    `200 visitors of one address ask at once: they get half of the day's calls (seed ${seed})`,
    async () => {
      const race = await startRaceToTheCeiling()
      expect(await allAsk(race, seed, () => '198.51.100.1')).toEqual({ 200: most / 2, 422: contenders - most / 2 })
      await race.isFair()
    },
    patience,
  )
}
