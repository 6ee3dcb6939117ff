import { afterEach, expect, test } from 'bun:test'
import { sweep } from '../../server/game/sweep.ts'
import { wire } from '../cast/wire.ts'
import { losesTheLine } from './lost-game.ts'
import { allAre, atOnce, contenders, endRaces, patience, phoneOf, type Race, startRace, tally, times } from './race.ts'
import { games } from './rows.ts'

afterEach(endRaces)

/** Games interrupted in the middle, whose grace time is about to end. */
async function lostGames(race: Race, seed: number) {
  await atOnce(
    times(contenders, (index) => () => losesTheLine(race, index)),
    seed,
  )
  expect(tally((await games(race)).map(({ lostAt }) => lostAt !== null))).toEqual({ true: contenders })
}

for (const [situation, clocks, seed] of [
  ['both servers’ clocks agree', [15, 15], 1],
  ['one server’s clock is slow', [15, 14], 2],
] as const) {
  test(
    `grace time ends while ${contenders} visitors call back and ${situation}: each game either ends with a prize or goes on`,
    async () => {
      const race = await startRace()
      await lostGames(race, seed)
      race.servers.forEach((server, index) => server.passes(clocks[index] ?? 0))
      const back = times(contenders, (index) => wire(race.server(index).url))
      const welcomes = times(contenders, () => '')
      await atOnce<unknown>(
        [
          ...back.map((call, index) => async () => {
            const welcome = await call.starts(phoneOf(index))
            expect(welcome.status).toBe(200)
            welcomes[index] = welcome.turn.say
          }),
          // each server sweeps repeatedly, as it does every few seconds
          ...times(20, (index) => () => sweep(race.server(index).context)),
        ],
        seed,
      )
      allAre(
        200,
        await atOnce(
          back.map((call) => () => call.reports({ type: 'call.answered' })),
          seed,
        ),
      )
      await race.isFair()

      const played = await games(race)
      const isCounted = times(contenders, (index) => played.find(({ phone }) => phone === phoneOf(index))?.finishedAt != null)
      // players who were welcomed back play on; those who heard that the game is over have a prize
      expect(welcomes.map((say) => !say.includes('ребус второй'))).toEqual(isCounted)
      if (clocks[0] === clocks[1]) expect(isCounted).not.toContain(false)
      await race.isFair()
    },
    patience,
  )
}
