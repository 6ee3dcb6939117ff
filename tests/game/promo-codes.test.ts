import { expect, test } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addCodes } from '../../server/campaigns/codes/codes.ts'
import { preparePools } from '../../server/campaigns/pools.ts'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import '../cast/both-databases.ts'
import { emptyDatabase } from '../cast/database.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

/** Returns the quiz with a code pool for each of these tiers, keyed by id. */
async function quizWithPools(pools: Record<string, string[]>) {
  const { quiz, name } = await readQuiz(fixedQuizPath())
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  for (const [discount, codes] of Object.entries(pools)) {
    await writeFile(join(folder, `${discount}.txt`), `${codes.join('\r\n')}\n\n`)
  }
  const tiers = quiz.tiers.map((tier) => ({ ...tier, ...(pools[tier.id] ? { codes: `${tier.id}.txt` } : {}) }))
  return { quiz: { ...quiz, tiers }, folder, name }
}

/** Returns the quiz with at most this many prizes of each of these tiers, keyed by id; null takes the end away. */
async function quizWithMost(most: Record<string, number | null>, pools: Record<string, string[]> = {}) {
  const { quiz, ...file } = await quizWithPools(pools)
  const tiers = quiz.tiers.map(({ most: enough, ...tier }) => {
    const bound = most[tier.id] === undefined ? enough : (most[tier.id] ?? undefined)
    return { ...tier, most: bound }
  })
  return { ...file, quiz: { ...quiz, tiers } }
}

async function solvesEverything(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const rebus of evening.quiz.rebuses) await caller.says(rebus.answer)
  await visitor.isShown('finished')
  return { visitor, caller }
}

const tiersOf = async ({ context }: Evening) =>
  (await context.db.query.participants.findMany({ orderBy: ({ id }) => id })).map(({ tierId }) => Number(tierId))

async function skipsEverything(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  return visitor
}

test('a code comes from the quiz’s own pool', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithPools({ 10: ['TEN-1', 'TEN-2'] }) })
  expect((await skipsEverything(evening, '8 916 000-00-01')).code).toBe('TEN-1')
  expect((await skipsEverything(evening, '8 916 000-00-02')).code).toBe('TEN-2')
})

test('without a pool a code is made up: eight letters and digits that sound and look like no other', async () => {
  const evening = await opensTheEvening()
  expect((await skipsEverything(evening, '8 916 000-00-01')).code).toMatch(/^[CFHJKLMQRSTWXZ2-9]{8}$/)
})

test('importing the pool again at the next start gives no code twice', async () => {
  const quizFile = await quizWithPools({ 10: ['TEN-1', 'TEN-2'] })
  const first = await opensTheEvening({ quizFile })
  expect((await skipsEverything(first, '8 916 000-00-01')).code).toBe('TEN-1')
  const second = await first.restarts()
  expect((await skipsEverything(second, '8 916 000-00-02')).code).toBe('TEN-2')
})

test('an empty pool falls to the next tier down, and the operator is warned', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithPools({ 100: [], 30: ['THIRTY-1'] }) })
  const { visitor, caller } = await evening.plays('8 916 000-00-01')
  for (const rebus of evening.quiz.rebuses) await caller.says(rebus.answer)
  await caller.hears('тридцать процентов')
  await visitor.isShown('finished')
  expect(visitor.code).toBe('THIRTY-1')
  expect(evening.told.join()).toContain('Бесплатный билет')
})

test('the prize is still named when every pool is empty, and the operator is warned', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithPools({ 10: [] }) })
  const visitor = await skipsEverything(evening, '8 916 000-00-01')
  expect(visitor.code).toBeNull()
  await visitor.sees('Скидка 10')
  await visitor.sees('покажите этот экран организаторам')
  expect(evening.told).toHaveLength(1)
})

test('a pool of 25,000 codes is imported', async () => {
  const pool = Array.from({ length: 25_000 }, (_, index) => `TEN-${index}`)
  const evening = await opensTheEvening({ quizFile: await quizWithPools({ 10: pool }) })
  expect((await skipsEverything(evening, '8 916 000-00-01')).code).toBe('TEN-0')
})

test('twenty winners at once get twenty different codes', async () => {
  const pool = Array.from({ length: 20 }, (_, index) => `TEN-${index}`)
  const evening = await opensTheEvening({ quizFile: await quizWithPools({ 10: pool }) })
  const phones = pool.map((_, index) => `8 916 000-00-${String(index).padStart(2, '0')}`)
  const winners = await Promise.all(phones.map((phone) => skipsEverything(evening, phone)))
  expect(new Set(winners.map(({ code }) => code)).size).toBe(20)
})

test('a tier gives no more prizes than its most, and the operator is told once', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithMost({ 100: 2 }) })
  for (const last of [1, 2, 3, 4]) await solvesEverything(evening, `8 916 000-00-0${last}`)
  expect(await tiersOf(evening)).toEqual([100, 100, 30, 30])
  expect(evening.told).toEqual([expect.stringContaining('Бесплатный билет')])
})

test('a tier whose most is 0 is never given, which is what the operator wants', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithMost({ 100: 0 }) })
  const { visitor } = await solvesEverything(evening, '8 916 000-00-01')
  await visitor.sees('Скидка 30')
  expect(visitor.code).toMatch(/^[CFHJKLMQRSTWXZ2-9]{8}$/)
  expect(evening.told).toEqual([])
})

test('a pool has no more than its most, however many codes its file holds', async () => {
  const pool = ['ALL-1', 'ALL-2', 'ALL-3']
  const evening = await opensTheEvening({ quizFile: await quizWithMost({ 100: 2 }, { 100: pool }) })
  for (const last of [1, 2, 3]) await solvesEverything(evening, `8 916 000-00-0${last}`)
  expect(await tiersOf(evening)).toEqual([100, 100, 30])
})

test('a pool that is empty before its most is reached leaves the rest for codes to come', async () => {
  const first = await opensTheEvening({ quizFile: await quizWithMost({ 100: 2 }, { 100: ['ALL-1'] }) })
  for (const last of [1, 2]) await solvesEverything(first, `8 916 000-00-0${last}`)
  const second = await first.restarts({ quizFile: await quizWithMost({ 100: 2 }, { 100: ['ALL-2', 'ALL-3'] }) })
  for (const last of [3, 4]) await solvesEverything(second, `8 916 000-00-0${last}`)
  expect(await tiersOf(second)).toEqual([100, 30, 100, 30])
})

test('a pool that runs out between two finishing games gives its code to one, and the other wins the next tier', async () => {
  for (const quizFile of [await quizWithPools({ 100: ['ALL-1'], 30: ['THIRTY-1'] }), await quizWithMost({ 100: 1, 30: 1 })]) {
    const evening = await opensTheEvening({ quizFile })
    const players = [await evening.plays('8 916 000-00-01'), await evening.plays('8 916 000-00-02')]
    for (const { visitor, caller } of players) {
      for (const { answer } of evening.quiz.rebuses.slice(0, 4)) await caller.says(answer)
      await visitor.hasPoints(40)
    }
    await Promise.all(players.map(({ caller }) => caller.says(evening.answerTo(5))))
    for (const { visitor } of players) await visitor.isShown('finished')
    expect((await tiersOf(evening)).toSorted((one, other) => (one ?? 0) - (other ?? 0))).toEqual([30, 100])
    expect(new Set(players.map(({ visitor }) => visitor.code)).size).toBe(2)
    await evening.stop()
    await emptyDatabase()
  }
})

test('prizes that were given before the tier had a most count', async () => {
  const first = await opensTheEvening({ quizFile: await quizWithMost({ 100: null }) })
  for (const last of [1, 2]) await solvesEverything(first, `8 916 000-00-0${last}`)
  const second = await first.restarts({ quizFile: await quizWithMost({ 100: 3 }) })
  for (const last of [3, 4]) await solvesEverything(second, `8 916 000-00-0${last}`)
  const third = await second.restarts({ quizFile: await quizWithMost({ 100: 4 }) })
  for (const last of [5, 6]) await solvesEverything(third, `8 916 000-00-0${last}`)
  expect(await tiersOf(third)).toEqual([100, 100, 100, 30, 100, 30])
})

test('when every tier is used up, the lowest is named without a code, by voice and on the page', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithMost({ 100: 0, 30: 0, 20: 0, 10: 0 }) })
  const { visitor, caller } = await solvesEverything(evening, '8 916 000-00-01')
  await caller.hears('скидка десять процентов. Вот только промокоды вымерли раньше победителей')
  await visitor.sees('Скидка 10')
  await visitor.sees('покажите этот экран организаторам')
  visitor.doesNotSee('Бесплатный билет')
  expect(visitor.code).toBeNull()
  await caller.hears('До встречи')
  await caller.isDisconnected()
})

test('a lost game that is counted when no code is left says so, too', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithMost({ 10: 0 }) })
  const { visitor, caller } = await evening.plays('8 916 000-00-01')
  caller.hangsUp()
  await visitor.isShown('lost')
  evening.passes(16)
  await evening.sweeps()
  await visitor.sees('Промокоды кончились раньше победителей, но выигрыш записан')
})

test('each unbounded tier is named at the start, in a sentence of its own', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithMost({ 100: null, 30: null, 10: null }, { 30: ['THIRTY-1'] }) })
  expect(evening.told).toEqual([
    expect.stringContaining('the tier "Бесплатный билет" is unbounded'),
    expect.stringContaining('the tier "Скидка 10\u00a0%" is unbounded'),
  ])
})

test('a tier that no game reaches, and a lowest tier that gives nothing, are named at the start', async () => {
  const { quiz, ...file } = await quizWithMost({ 10: 0 })
  const short = { ...quiz, rebuses: quiz.rebuses.slice(0, 4) }
  const evening = await opensTheEvening({ quizFile: { ...file, quiz: short } })
  expect(evening.told).toEqual([
    expect.stringContaining('nobody can win the tier "Бесплатный билет": it takes 45 points, and a game has 40 at most'),
    expect.stringContaining('the lowest tier "Скидка 10\u00a0%" gives nothing'),
  ])
})

test('the file of a quiz follows the rules of an upload: a heading and what is no code are left out, and told with their lines', async () => {
  const evening = await opensTheEvening({
    quizFile: await quizWithPools({ 10: ['Промокод', 'TEN-1', 'no one', 'TEN-1', 'TEN-2'] }),
  })
  expect((await skipsEverything(evening, '8 916 000-00-01')).code).toBe('TEN-1')
  expect((await skipsEverything(evening, '8 916 000-00-02')).code).toBe('TEN-2')
  expect(evening.told.slice(0, 2)).toEqual([
    '10.txt: line 1 "Промокод" looks like a heading and is left out of the promo codes',
    '10.txt: what is no promo code is left out: line 3 "no one" (space inside)',
  ])
})

test('a file of the quiz that is no table keeps the server from starting, and is named', async () => {
  const quizFile = await quizWithPools({ 10: [] })
  await writeFile(join(quizFile.folder, '10.txt'), new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]))
  expect(opensTheEvening({ quizFile })).rejects.toThrow('10.txt')
})

test('a tier that was given codes at the desk gives them, and is bounded by them', async () => {
  const evening = await opensTheEvening({ quizFile: await quizWithMost({ 100: null }) })
  const { context } = evening
  await addCodes(context, ['ALL-1'], { tierId: '100', title: 'Билет' }, { name: 'Анна', role: 'operator', addressDisguise: null })
  await evening.announces()
  for (const last of [1, 2]) await solvesEverything(evening, `8 916 000-00-0${last}`)
  expect(await tiersOf(evening)).toEqual([100, 30])
  const told: string[] = []
  await preparePools(context.db, context.campaignId, { quiz: context.quiz, folder: '.' }, (sentence) => told.push(sentence))
  expect(told.join()).not.toContain('Бесплатный билет')
})
