import { afterEach, expect, test } from 'bun:test'
import { browser } from './browser.ts'
import { callbacksOf, startRaceWithCalls } from './calls-out.ts'
import { atOnce, contenders, endRaces, patience, phoneOf, type Race, tally, times } from './race.ts'

afterEach(endRaces)

const most = 20

/** Two servers that accept requests for callbacks, call nobody, and stop at a day's ceiling of 20 calls. */
function startRaceToTheCeiling() {
  const mostPerDay = { calls: most, minutes: 5000, messages: 1000 }
  return startRaceWithCalls({ isLocal: false, proxies: 1, callsOut: { mostPerDay } })
}

/** All contenders ask at once for a call to a number of their own. Returns how many got which status. */
async function allAsk(race: Race, addressOf: (index: number) => string) {
  const visitors = times(contenders, (index) => browser(race.server(index).url, undefined, addressOf(index)))
  await atOnce(visitors.map((visitor, index) => () => visitor.gives(phoneOf(index))))
  const statuses = await atOnce(visitors.map((visitor) => () => visitor.asksToBeCalled()))
  return tally(statuses)
}

test(
  `${contenders} visitors of as many addresses ask at once: the day's ceiling holds`,
  async () => {
    const race = await startRaceToTheCeiling()
    const statuses = await allAsk(race, (index) => `203.0.${index}.1`)
    expect(statuses).toEqual({ 200: most, 422: contenders - most })
    expect(await callbacksOf(race)).toHaveLength(most)
    await race.isFair()
  },
  patience,
)

test(
  `${contenders} visitors of one address ask at once: they get half of the day's calls`,
  async () => {
    const race = await startRaceToTheCeiling()
    expect(await allAsk(race, () => '198.51.100.1')).toEqual({ 200: most / 2, 422: contenders - most / 2 })
    await race.isFair()
  },
  patience,
)
