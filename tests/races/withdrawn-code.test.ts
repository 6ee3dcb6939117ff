import { afterEach, expect, test } from 'bun:test'
import { addCodes, putBackCodes, withdrawCodes } from '../../server/campaigns/codes/codes.ts'
import type { Author } from '../../server/staff/staff.ts'
import { playsOneRebus, quizOfOneRebus } from './one-rebus.ts'
import { allAre, atOnce, contenders, endRaces, patience, type Race, seeds, startRace, tally, times } from './race.ts'

afterEach(endRaces)

const anna: Author = { name: 'Анна', role: 'operator', addressDisguise: null }
const ticket = { tierId: '100', title: 'Билет' }
const pool = times(contenders, (index) => `TICKET-${index}`)

async function raceWithPool() {
  const race = await startRace({ quizFile: await quizOfOneRebus() })
  await addCodes(race.servers[0].context, pool, ticket, anna)
  await race.servers[0].announces()
  await race.servers[1].announces()
  return race
}

const codesOf = async ({ db }: Race) => (await db.query.codes.findMany()).filter(({ code }) => code.startsWith('TICKET-'))

for (const seed of seeds) {
  test(
    `${contenders} players win while all unused codes are withdrawn: each code is given or withdrawn, never both (seed ${seed})`,
    async () => {
      const race = await raceWithPool()
      const solves = await atOnce(times(contenders, (index) => () => playsOneRebus(race, index)))
      const withdrawn: number[] = []
      const withdraws = times(4, (index) => async () => {
        withdrawn.push((await withdrawCodes(race.server(index).context, ticket, anna)).changed)
        return { status: 200 }
      })
      allAre(200, await atOnce<{ status: number }>([...solves, ...withdraws], seed))
      const codes = await codesOf(race)
      expect(codes.filter(({ participantId, withdrawnAt }) => (participantId === null) === (withdrawnAt === null))).toEqual([])
      expect(withdrawn.reduce((sum, count) => sum + count, 0)).toBe(codes.filter(({ withdrawnAt }) => withdrawnAt).length)
      const games = await race.db.query.participants.findMany()
      expect(games.filter(({ code }) => code === null)).toEqual([])
      await race.isFair()
    },
    patience,
  )
}

test(
  `${contenders} operators withdraw and put back the codes of one list at once: nothing is counted twice, and nobody waits for ever`,
  async () => {
    const race = await raceWithPool()
    const listed = { listed: pool.toReversed(), title: 'list' }
    const acts = times(
      contenders,
      (index) => () =>
        (index % 2 === 0 ? withdrawCodes : putBackCodes)(race.server(index).context, index % 4 < 2 ? listed : ticket, anna),
    )
    await atOnce(acts)
    await withdrawCodes(race.servers[0].context, listed, anna)
    expect(tally((await codesOf(race)).map(({ withdrawnAt }) => withdrawnAt !== null))).toEqual({ true: pool.length })
    await race.isFair()
  },
  patience,
)

test(
  `${contenders} operators add the same codes at once, in any order: each is there once`,
  async () => {
    const race = await startRace({ quizFile: await quizOfOneRebus() })
    const added = await atOnce(
      times(
        contenders,
        (index) => () => addCodes(race.server(index).context, index % 2 === 0 ? pool : pool.toReversed(), ticket, anna),
      ),
    )
    expect(added.reduce((sum, { added: count }) => sum + count, 0)).toBe(pool.length)
    expect(await codesOf(race)).toHaveLength(pool.length)
    await race.isFair()
  },
  patience,
)
