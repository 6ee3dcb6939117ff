import { afterEach, expect, test } from 'bun:test'
import { giveAnotherCode, revokePrize, type Why } from '../../server/game/game.ts'
import type { Db } from '../../server/store/store.ts'
import { playsOneRebus, quizOfOneRebus } from './one-rebus.ts'
import { atOnce, contenders, endRaces, patience, startRace, tally, times } from './race.ts'
import { games } from './rows.ts'

afterEach(endRaces)

/** How many of the best prizes count as given. */
const givenOf = async (db: Db) => (await db.query.prizesGiven.findMany()).find(({ tierId }) => tierId === '100')?.given
const why: Why = { reason: 'asked', words: '' }

async function startWithAWinner() {
  const race = await startRace({ quizFile: await quizOfOneRebus() })
  await (
    await playsOneRebus(race, 0)
  )()
  const [game] = await games(race)
  if (!game?.code) throw new Error('expected a code')
  return { race, id: game.id, code: game.code }
}

test(
  `${contenders} operators at once give the same winner another code: one does, and the others are told`,
  async () => {
    const { race, id, code } = await startWithAWinner()
    const given = await atOnce(times(contenders, (index) => () => giveAnotherCode(race.server(index).context, id, code, why)))
    expect(tally(given.map((one) => ('code' in one ? 'given' : one.problem)))).toEqual({ given: 1, stale: contenders - 1 })
    expect(await race.db.query.codes.findMany()).toHaveLength(2)
    await race.isFair()
  },
  patience,
)

test(
  `${contenders} operators at once take the same prize away, or give another code: nobody has a code then, and it is counted down once`,
  async () => {
    const { race, id, code } = await startWithAWinner()
    const done = await atOnce(
      times(contenders, (index) => async () => {
        const { context } = race.server(index)
        if (index % 2 === 0) return (await revokePrize(context, id, why)) ? 'revoked' : 'nothing'
        const given = await giveAnotherCode(context, id, code, why)
        return 'code' in given ? 'given' : 'nothing'
      }),
    )
    expect(tally(done).revoked).toBe(1)
    expect(tally(done).given ?? 0).toBeLessThanOrEqual(1)
    expect(await games(race)).toMatchObject([{ code: null, prizeRevokedAt: expect.any(Date) }])
    expect((await race.db.query.codes.findMany()).filter(({ revokedAt }) => revokedAt === null)).toEqual([])
    expect(await givenOf(race.db)).toBe(0)
    await race.isFair()
  },
  patience,
)
