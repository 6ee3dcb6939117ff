import { expect, test } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

/** Returns the quiz with a code pool for each of these tiers, keyed by discount. */
async function quizWithPools(pools: Record<number, string[]>) {
  const { quiz, name } = await readQuiz(fixedQuizPath())
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  for (const [discount, codes] of Object.entries(pools)) {
    await writeFile(join(folder, `${discount}.txt`), `${codes.join('\r\n')}\n\n`)
  }
  const tiers = quiz.tiers.map((tier) => ({ ...tier, ...(pools[tier.discount] ? { codes: `${tier.discount}.txt` } : {}) }))
  return { quiz: { ...quiz, tiers }, folder, name }
}

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
