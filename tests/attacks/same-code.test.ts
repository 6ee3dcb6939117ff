import { expect, test } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

/** The same file of codes, named by two quizzes. */
async function twoQuizzes(codes: string[]) {
  const { quiz, name } = await readQuiz(fixedQuizPath())
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  await writeFile(join(folder, 'free.txt'), codes.join('\n'))
  const tiers = quiz.tiers.map((tier) => (tier.discount === 100 ? { ...tier, codes: 'free.txt' } : tier))
  return [name, `${name}-again`].map((name) => ({ quiz: { ...quiz, tiers }, folder, name }))
}

async function wins(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const rebus of evening.quiz.rebuses) await caller.says(rebus.answer)
  await visitor.isShown('finished')
  return visitor.code
}

test('two quizzes on one database that name the same codes give none of them twice', async () => {
  const [one, other] = await twoQuizzes(['FREE-1', 'FREE-2'])
  const first = await opensTheEvening({ quizFile: one! })
  const second = await opensTheEvening({ quizFile: other! })
  const given = [
    await wins(first, '8 916 000-00-01'),
    await wins(second, '8 916 000-00-01'),
    await wins(first, '8 916 000-00-02'),
    await wins(second, '8 916 000-00-02'),
  ]
  expect(given.slice(0, 2)).toEqual(['FREE-1', 'FREE-2'])
  expect(new Set(given).size).toBe(4)
})
