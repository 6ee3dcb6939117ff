import { afterEach, expect, test } from 'bun:test'
import { makeToken } from '../cast/visit-token.ts'
import { wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { allAre, atOnce, contenders, endRaces, patience, phoneOf, seeds, startRace, tally, threes, times } from './race.ts'
import { games, visitsOf } from './rows.ts'

afterEach(endRaces)

test(
  `one browser gives its first number ${contenders} times at once: it gets one visit and one greeting`,
  async () => {
    const race = await startRace()
    const token = makeToken()
    const tabs = times(contenders, () => browser(race.servers[0].url, token))
    allAre(200, await atOnce(tabs.map((tab, index) => () => tab.gives(phoneOf(0), race.server(index).url))))
    expect(await visitsOf(race)).toMatchObject([{ phone: phoneOf(0), entries: 2 }])
    await race.isFair({ hasGaps: true })
  },
  patience,
)

test(
  `one visit changes to the same number ${contenders} times at once: it gets one greeting`,
  async () => {
    const race = await startRace()
    const visitor = browser(race.servers[0].url)
    await visitor.gives(phoneOf(0))
    allAre(200, await atOnce(times(contenders, (index) => () => visitor.gives(phoneOf(1), race.server(index).url))))
    expect(await visitsOf(race)).toMatchObject([{ phone: phoneOf(1), entries: 4 }])
    await race.isFair({ hasGaps: true })
  },
  patience,
)

test(
  `one visit submits ${contenders} different numbers at once: it keeps the last one and greets each`,
  async () => {
    const race = await startRace()
    const visitor = browser(race.servers[0].url)
    await visitor.gives(phoneOf(0))
    allAre(200, await atOnce(times(contenders, (index) => () => visitor.gives(phoneOf(index + 1), race.server(index).url))))
    expect(await visitsOf(race)).toMatchObject([{ entries: 2 * (contenders + 1) }])
    await race.isFair({ hasGaps: true })
  },
  patience,
)

test(
  `${contenders} browsers open a visit with one number at once: each gets a pairing code of its own`,
  async () => {
    const race = await startRace()
    allAre(200, await atOnce(times(contenders, (index) => () => browser(race.server(index).url).gives(phoneOf(0)))))
    expect(new Set((await visitsOf(race)).map(({ digits }) => digits)).size).toBe(contenders)
    await race.isFair()
  },
  patience,
)

for (const seed of seeds) {
  test(
    `each of ${threes} visits submits another number twice while its first number calls (seed ${seed})`,
    async () => {
      const race = await startRace()
      const visitors = times(threes, (index) => browser(race.server(index).url))
      await atOnce(
        visitors.map((visitor, index) => () => visitor.gives(phoneOf(index))),
        seed,
      )
      const answers = await atOnce<number | { status: number }>(
        visitors.flatMap((visitor, index) => [
          () => visitor.gives(phoneOf(index, 903)),
          () => visitor.gives(phoneOf(index, 903), race.server(index + 1).url),
          () => wire(race.server(index).url).starts(phoneOf(index)),
        ]),
        seed,
      )
      allAre(200, answers)
      const playing = (await games(race)).map(({ visitId }) => visitId)
      expect(new Set(playing).size).toBe(playing.length)
      // where the call came first, the visit has a game with the number that called; otherwise the call asks for the pairing code
      const visits = await visitsOf(race)
      expect(tally(visits.map(({ phone, participantId }) => participantId !== null || phone.startsWith('+7903')))).toEqual({
        true: threes,
      })
      await race.isFair({ hasGaps: true })
    },
    patience,
  )
}
