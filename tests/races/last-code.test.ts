import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { playsOneRebus, quizOfOneRebus } from './one-rebus.ts'
import { allAre, atOnce, contenders, endRaces, patience, startRace, tally, times } from './race.ts'

afterEach(endRaces)

/** The quiz with pools of these sizes, by tier, each in a file of its own. */
async function quizWithPools(sizes: Record<string, number>) {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  for (const [discount, size] of Object.entries(sizes)) {
    await writeFile(join(folder, `${discount}.txt`), times(size, (index) => `CODE-${discount}-${index}`).join('\n'))
  }
  const withPools = (tiers: Quiz['tiers']) =>
    tiers.map((tier) => ({ ...tier, ...(tier.id in sizes ? { codes: `${tier.id}.txt` } : {}) }))
  return { ...(await quizOfOneRebus(withPools)), folder }
}

/** The quiz with at most so many prizes of these tiers, by tier. */
function quizWithMost(most: Record<string, number>) {
  return quizOfOneRebus((tiers) => tiers.map((tier) => ({ ...tier, most: most[tier.id] ?? tier.most })))
}

for (const [codes, rest] of [
  [{ 100: 1 }, 30],
  [{ 100: 1, 30: 3, 20: 50 }, 10],
] as const) {
  test(
    `${contenders} players win at once on two servers, for ${JSON.stringify(codes)}: each code has one owner, and the others win the next tier`,
    async () => {
      const race = await startRace({ quizFile: await quizWithPools(codes) })
      const solves = await atOnce(times(contenders, (index) => () => playsOneRebus(race, index)))
      allAre(200, await atOnce(solves))
      const games = await race.db.query.participants.findMany()
      const given = Object.values(codes).reduce((sum, size) => sum + size, 0)
      expect(tally(games.map(({ tierId }) => tierId ?? 'none'))).toEqual({ ...codes, [rest]: contenders - given })
      expect(new Set(games.map(({ code }) => code)).size).toBe(contenders)
      await race.isFair()
    },
    patience,
  )
}

test(
  `${contenders} players win at once on two servers a tier that has seven: seven get it, and the others the next tiers down`,
  async () => {
    const race = await startRace({ quizFile: await quizWithMost({ 100: 7, 30: 50 }) })
    const solves = await atOnce(times(contenders, (index) => () => playsOneRebus(race, index)))
    allAre(200, await atOnce(solves))
    const games = await race.db.query.participants.findMany()
    expect(tally(games.map(({ tierId }) => tierId ?? 'none'))).toEqual({ 100: 7, 30: 50, 20: contenders - 57 })
    expect(new Set(games.map(({ code }) => code)).size).toBe(contenders)
    await race.isFair()
  },
  patience,
)

test(
  `the answer that wins the last code arrives ${contenders} times at once: the code is given once`,
  async () => {
    const race = await startRace({ quizFile: await quizWithPools({ 100: 1 }) })
    const solve = await playsOneRebus(race, 0)
    allAre(200, await atOnce(times(contenders, () => solve)))
    expect(await race.db.query.participants.findMany()).toMatchObject([{ tierId: '100', code: 'CODE-100-0' }])
    await race.isFair()
  },
  patience,
)
