import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { receive } from '../../server/game/receive-event.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { started, wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { allAre, atOnce, contenders, endRaces, patience, phoneOf, type Race, seeds, startRace, tally, times } from './race.ts'

afterEach(endRaces)

/** The standard quiz with pools of these sizes, by discount, each in a file of its own. */
async function quizWithPools(sizes: Record<number, number>) {
  const { quiz, name } = await readQuiz(fixedQuizPath())
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  for (const [discount, size] of Object.entries(sizes)) {
    await writeFile(join(folder, `${discount}.txt`), times(size, (index) => `CODE-${discount}-${index}`).join('\n'))
  }
  const tiers = quiz.tiers.map((tier) => ({ ...tier, ...(tier.discount in sizes ? { codes: `${tier.discount}.txt` } : {}) }))
  return { quiz: { ...quiz, tiers }, folder, name }
}

/** The standard quiz with at most so many prizes of these tiers, by discount. */
async function quizWithMost(most: Record<number, number>) {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  return { ...file, quiz: { ...quiz, tiers: quiz.tiers.map((tier) => ({ ...tier, most: most[tier.discount] ?? tier.most })) } }
}

/** Plays to the last rebus without a mistake. Returns a function that solves it and so wins the best prize left. */
async function playsToTheLast(race: Race, index: number) {
  const { context, url, quiz } = race.server(index)
  const phone = phoneOf(index)
  await browser(url).gives(phone)
  const call = wire(race.server(index + 1).url)
  await receive(context, { call: call.call, seq: 1, ...started(phone) })
  for (const [turn, { answer }] of quiz.rebuses.slice(0, -1).entries()) {
    await receive(context, { call: call.call, seq: turn + 2, type: 'speech.heard', turn: turn + 1, text: answer, confidence: 1 })
  }
  const turn = quiz.rebuses.length
  call.skips(turn)
  return () => call.reports({ type: 'speech.heard', turn, text: quiz.rebuses.at(-1)?.answer ?? '', confidence: 1 })
}

for (const seed of seeds) {
  for (const [codes, rest] of [
    [{ 100: 1 }, 30],
    [{ 100: 1, 30: 3, 20: 50 }, 10],
  ] as const) {
    test(
      `200 players win at once on two servers, for ${JSON.stringify(codes)}: each code has one owner, and the others win the next tier (seed ${seed})`,
      async () => {
        const race = await startRace({ quizFile: await quizWithPools(codes) })
        const solves = await atOnce(
          times(contenders, (index) => () => playsToTheLast(race, index)),
          seed,
        )
        allAre(200, await atOnce(solves, seed))
        const games = await race.db.query.participants.findMany()
        const given = Object.values(codes).reduce((sum, size) => sum + size, 0)
        expect(tally(games.map(({ discount }) => discount ?? 'none'))).toEqual({ ...codes, [rest]: contenders - given })
        expect(new Set(games.map(({ code }) => code)).size).toBe(contenders)
        await race.isFair()
      },
      patience,
    )
  }

  test(
    `200 players win at once on two servers a tier that has seven: seven get it, and the others the next tiers down (seed ${seed})`,
    async () => {
      const race = await startRace({ quizFile: await quizWithMost({ 100: 7, 30: 50 }) })
      const solves = await atOnce(
        times(contenders, (index) => () => playsToTheLast(race, index)),
        seed,
      )
      allAre(200, await atOnce(solves, seed))
      const games = await race.db.query.participants.findMany()
      expect(tally(games.map(({ discount }) => discount ?? 'none'))).toEqual({ 100: 7, 30: 50, 20: contenders - 57 })
      expect(new Set(games.map(({ code }) => code)).size).toBe(contenders)
      await race.isFair()
    },
    patience,
  )

  test(
    `the answer that wins the last code arrives 200 times at once: the code is given once (seed ${seed})`,
    async () => {
      const race = await startRace({ quizFile: await quizWithPools({ 100: 1 }) })
      const solve = await playsToTheLast(race, 0)
      allAre(
        200,
        await atOnce(
          times(contenders, () => solve),
          seed,
        ),
      )
      expect(await race.db.query.participants.findMany()).toMatchObject([{ discount: 100, code: 'CODE-100-0' }])
      await race.isFair()
    },
    patience,
  )
}
