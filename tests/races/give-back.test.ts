import { afterEach, expect, test } from 'bun:test'
import { giveBackAttempt } from '../../server/game/give-back.ts'
import { wire } from '../cast/wire.ts'
import { losesTheLine } from './lost-game.ts'
import { playsOneRebus, quizOfOneRebus } from './one-rebus.ts'
import {
  allAre,
  atOnce,
  contenders,
  endRaces,
  pairs,
  patience,
  phoneOf,
  type Race,
  seeds,
  startRace,
  tally,
  times,
} from './race.ts'
import { games } from './rows.ts'

afterEach(endRaces)

const givesBack = (race: Race, index: number, phone = phoneOf(index)) =>
  giveBackAttempt(race.server(index).context, { phone: phone as never }, 'stranger')

test(
  `${contenders} times at once the same attempt is given back: once`,
  async () => {
    const race = await startRace({ quizFile: await quizOfOneRebus() })
    const solve = await playsOneRebus(race, 0)
    await solve()
    const given = await atOnce(times(contenders, (index) => () => givesBack(race, index, phoneOf(0))))
    expect(tally(given.map((answer) => answer !== null))).toEqual({ true: 1, false: contenders - 1 })
    await race.isFair()
  },
  patience,
)

for (const seed of seeds) {
  test(
    `${pairs} games are won while their attempts are given back: each is withdrawn, and any code it got is void (seed ${seed})`,
    async () => {
      const race = await startRace({ quizFile: await quizOfOneRebus() })
      const solves = await atOnce(
        times(pairs, (index) => () => playsOneRebus(race, index)),
        seed,
      )
      const back: unknown[] = []
      const answers = await atOnce<{ status: number }>(
        [
          ...solves,
          ...times(pairs, (index) => async () => {
            back.push(await givesBack(race, index))
            return { status: 200 }
          }),
        ],
        seed,
      )
      allAre(200, answers)
      expect(back.filter((given) => given === null)).toEqual([])
      expect((await games(race)).filter(({ withdrawnAt }) => withdrawnAt === null)).toEqual([])
      expect((await race.db.query.codes.findMany()).filter(({ revokedAt }) => revokedAt === null)).toEqual([])
      await race.isFair()
    },
    patience,
  )

  test(
    `${pairs} owners call while their attempts are given back: each call goes on with the old game until it ends, or begins a new one (seed ${seed})`,
    async () => {
      const race = await startRace()
      await atOnce(
        times(pairs, (index) => () => losesTheLine(race, index)),
        seed,
      )
      const calls = times(pairs, (index) => wire(race.server(index + 1).url))
      await atOnce<unknown>(
        [
          ...calls.map((call, index) => () => call.starts(phoneOf(index))),
          ...times(pairs, (index) => () => givesBack(race, index)),
        ],
        seed,
      )
      const answered = await atOnce(
        calls.map((call) => () => call.reports({ type: 'call.answered' })),
        seed,
      )
      allAre(200, answered)
      const played = await games(race)
      const said = answered.map(({ turn: { say } }, index) => {
        const isNew = played.some(({ phone, withdrawnAt }) => phone === phoneOf(index) && withdrawnAt === null)
        if (say.includes('организаторы вернули')) return isNew ? 'both' : 'told'
        return isNew && say.includes('Здравствуйте') ? 'new game' : say
      })
      expect(Object.keys(tally(said)).filter((how) => how !== 'told' && how !== 'new game')).toEqual([])
      expect(played.filter(({ withdrawnAt }) => withdrawnAt !== null)).toHaveLength(pairs)
      await race.isFair()
    },
    patience,
  )
}
