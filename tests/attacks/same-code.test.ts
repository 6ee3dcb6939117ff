import { expect, test } from 'bun:test'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { wire } from '../cast/wire.ts'

/** The same file of codes, named by the quizzes of two campaigns. */
async function twoQuizzes(codes: string[]) {
  const { quiz, name } = await readQuiz(fixedQuizPath())
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  await writeFile(join(folder, 'free.txt'), codes.join('\n'))
  const tiers = quiz.tiers.map((tier) => (tier.id === '100' ? { ...tier, codes: 'free.txt' } : tier))
  return [name, `${name}-again`].map((name) => ({ quiz: { ...quiz, tiers }, folder, name }))
}

async function wins(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const rebus of evening.quiz.rebuses) await caller.says(rebus.answer)
  await visitor.isShown('finished')
  return visitor.code
}

test('two campaigns on one database that name the same codes give none of them twice', async () => {
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

test('nor when the winners of both finish at once', async () => {
  const pool = Array.from({ length: 8 }, (_, index) => `FREE-${index}`)
  const evenings = await Promise.all((await twoQuizzes(pool)).map((quizFile) => opensTheEvening({ quizFile })))
  const finals = []
  for (const [campaign, evening] of evenings.entries()) {
    for (let index = 0; index < 8; index++) finals.push(await playsToTheLast(evening, `7916000${campaign}00${index}`))
  }
  const turns = await Promise.all(finals.map((final) => final()))
  expect(turns.map(({ status }) => status)).toEqual(finals.map(() => 200))
  const taken = await evenings[0]!.context.db.query.codes.findMany({
    where: (code, { isNotNull }) => isNotNull(code.participantId),
  })
  expect(taken).toHaveLength(16)
  expect(new Set(taken.map(({ code }) => code)).size).toBe(16)
  expect(taken.filter(({ code }) => pool.includes(code))).toHaveLength(8)
})

/** Plays without a mistake, and returns the function that solves the last rebus. */
async function playsToTheLast({ url, quiz, comes }: Evening, caller: string) {
  await (await comes()).givesNumber(`+${caller}`)
  const call = wire(url)
  let { turn } = (await call.starts(caller)).turn
  await call.reports({ type: 'call.answered' })
  const says = (text: string) => call.reports({ type: 'speech.heard', turn, text, confidence: 1 })
  for (const { answer } of quiz.rebuses.slice(0, -1)) turn = (await says(answer)).turn.turn
  return () => says(quiz.rebuses.at(-1)?.answer ?? '')
}
