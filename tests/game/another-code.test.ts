import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { giveAnotherCode, type Why } from '../../server/game/game.ts'
import { erase } from '../../server/privacy/privacy.ts'
import { codes, prizesGiven } from '../../server/store/schema/schema.ts'
import type { Db } from '../../server/store/store.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'
/** How many of the best prizes count as given. */
const givenOf = async (db: Db) => (await db.query.prizesGiven.findMany()).find(({ tierId }) => tierId === '100')?.given
const why: Why = { reason: 'trouble', words: 'касса не приняла' }
const codesOf = ({ context }: Evening) => context.db.query.codes.findMany({ orderBy: (code, { asc }) => asc(code.id) })
const gameOf = ({ context }: Evening) => context.db.query.participants.findFirst()

async function wins(evening: Evening) {
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return { visitor, caller }
}

/** The quiz whose best prize has these codes alone. */
async function withPool(codes: string[], most?: number) {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const folder = await mkdtemp(join(tmpdir(), 'pavel-codes-'))
  await writeFile(join(folder, 'best.txt'), codes.join('\n'))
  const [best, ...others] = quiz.tiers
  return { ...file, folder, quiz: { ...quiz, tiers: [{ ...best, codes: 'best.txt', most } as never, ...others] } }
}

test('a winner gets another code of the same prize; the former one is void, and the page says both', async () => {
  const evening = await opensTheEvening({ quizFile: await withPool(['FIRST-1', 'SECOND-2', 'THIRD-3']) })
  const { visitor } = await wins(evening)
  await visitor.sees('FIRST-1')
  expect(await giveAnotherCode(evening.context, 1, 'FIRST-1', why)).toEqual({ code: 'SECOND-2' })
  await visitor.sees('прежний больше не действует. Держите: SECOND-2.')
  expect(visitor.code).toBe('SECOND-2')
  expect(await codesOf(evening)).toMatchObject([
    { code: 'FIRST-1', participantId: 1, revokedAt: expect.any(Date) },
    { code: 'SECOND-2', participantId: 1, takenAt: expect.any(Date), revokedAt: null },
    { code: 'THIRD-3', participantId: null },
  ])
})

test('where codes are made up, another one is made up, and a prize that is counted is not counted twice', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await wins(evening)
  const first = visitor.code
  const given = await giveAnotherCode(evening.context, 1, first, why)
  expect(given).toEqual({ code: expect.stringMatching(/^[A-Z\d]{8}$/) })
  await waitFor(
    () => visitor.code !== first,
    () => 'the other code',
  )
  expect(await givenOf(evening.context.db)).toBe(1)
})

test('a code is replaced where the prizes were bounded below what has been given, and nobody else gets one', async () => {
  const evening = await opensTheEvening({ quizFile: await withPool(['FIRST-1', 'SECOND-2', 'THIRD-3'], 1) })
  const { visitor } = await wins(evening)
  const { context } = evening
  for (const most of [1, 0]) {
    const former = visitor.code
    const tiers = context.quiz.tiers.map((tier, index) => (index === 0 ? { ...tier, most } : tier))
    const lowered = { ...context, quiz: { ...context.quiz, tiers } }
    const { db } = context
    await db.update(prizesGiven).set({ given: 5 })
    expect(await giveAnotherCode(lowered, 1, former, why)).toEqual({ code: most === 1 ? 'SECOND-2' : 'THIRD-3' })
    await waitFor(
      () => visitor.code !== former,
      () => 'the other code',
    )
    expect(await givenOf(db)).toBe(5)
  }
})

test('nothing changes where no code is left', async () => {
  const evening = await opensTheEvening({ quizFile: await withPool(['FIRST-1']) })
  const { visitor } = await wins(evening)
  const before = [await codesOf(evening), await gameOf(evening)]
  expect(await giveAnotherCode(evening.context, 1, 'FIRST-1', why)).toEqual({ problem: 'none left' })
  expect([await codesOf(evening), await gameOf(evening)]).toEqual(before)
  expect(visitor.code).toBe('FIRST-1')
})

test('the caller who asks for the code to be spelled hears the new one', async () => {
  const evening = await opensTheEvening({ quizFile: await withPool(['AAA', 'BBB']) })
  const { caller } = await wins(evening)
  await giveAnotherCode(evening.context, 1, 'AAA', why)
  await caller.says('диктуйте')
  await caller.hears('Би. Би. Би')
})

test('who won when the codes had run out gets one that has come since, and it counts', async () => {
  const evening = await opensTheEvening({ quizFile: await withOnlyTheBest() })
  const { visitor } = await wins(evening)
  await visitor.sees('Промокоды кончились раньше победителей')
  await evening.context.db.insert(codes).values({
    campaignId: evening.context.campaignId,
    tierId: evening.quiz.tiers[0]?.id ?? '',
    code: 'LATE-1',
  })
  expect(await giveAnotherCode(evening.context, 1, null, why)).toEqual({ code: 'LATE-1' })
  await visitor.sees('Организаторы нашли для вас промокод. Держите: LATE-1.')
})

/** The quiz that has one prize, whose pool is empty. */
async function withOnlyTheBest() {
  const file = await withPool([])
  return { ...file, quiz: { ...file.quiz, tiers: file.quiz.tiers.slice(0, 1).map((tier) => ({ ...tier, atLeast: 0 })) } }
}

test('the new code goes out by message where codes do, and only the new one is sent', async () => {
  const sent: string[] = []
  const sms = { send: async (_: string, text: string) => void sent.push(text) }
  const quizFile = await withPool(['FIRST-1', 'SECOND-2'])
  const evening = await opensTheEvening({ sms, isPrizeByMessage: true, quizFile })
  const { visitor } = await wins(evening)
  await visitor.sees('Промокод отправил в СМС на номер')
  await giveAnotherCode(evening.context, 1, 'FIRST-1', why)
  await visitor.sees('Пришлю его сообщением')
  await waitFor(
    () => sent.length === 2,
    () => 'the second message',
  )
  expect(sent.map((text) => /[A-Z]+-\d/.exec(text)?.[0])).toEqual(['FIRST-1', 'SECOND-2'])
  visitor.doesNotSee('SECOND-2')
})

test('a message that is on its way is waited for: its code is not replaced meanwhile', async () => {
  let arrive = () => {}
  const way = new Promise<void>((resolve) => (arrive = resolve))
  const evening = await opensTheEvening({ sms: { send: () => way }, quizFile: await withPool(['FIRST-1', 'SECOND-2']) })
  await wins(evening)
  await waitFor(
    async () => (await gameOf(evening))?.sms === 'sending',
    () => 'the message to be on its way',
  )
  expect(await giveAnotherCode(evening.context, 1, 'FIRST-1', why)).toEqual({ problem: 'being sent' })
  arrive()
  await waitFor(
    async () => (await gameOf(evening))?.sms === 'sent',
    () => 'the message to arrive',
  )
  expect(await giveAnotherCode(evening.context, 1, 'FIRST-1', why)).toEqual({ code: 'SECOND-2' })
})

test('a code is given to winners alone, and only in the place of the one they have', async () => {
  const evening = await opensTheEvening({ quizFile: await withPool(['FIRST-1', 'SECOND-2']) })
  expect(await giveAnotherCode(evening.context, 1, null, why)).toEqual({ problem: 'no prize' })
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  expect(await giveAnotherCode(evening.context, 1, null, why)).toEqual({ problem: 'no prize' })
  for (const { answer } of evening.quiz.rebuses.slice(1)) await caller.says(answer)
  await visitor.isShown('finished')
  expect(await giveAnotherCode(evening.context, 1, null, why)).toEqual({ problem: 'stale' })
  expect(await giveAnotherCode(evening.context, 1, 'SECOND-2', why)).toEqual({ problem: 'stale' })
  const elsewhere = await evening.opens('elsewhere')
  expect(await giveAnotherCode(elsewhere, 1, 'FIRST-1', why)).toEqual({ problem: 'no prize' })
})

test('a code that has been spent is not replaced', async () => {
  const evening = await opensTheEvening({ quizFile: await withPool(['FIRST-1', 'SECOND-2']) })
  const { visitor } = await wins(evening)
  await evening.context.db.update(codes).set({ spentAt: evening.context.now() }).where(eq(codes.code, 'FIRST-1'))
  expect(await giveAnotherCode(evening.context, 1, 'FIRST-1', why)).toEqual({ problem: 'spent' })
  expect(visitor.code).toBe('FIRST-1')
})

test('nobody is given a code in the place of somebody who was forgotten', async () => {
  const evening = await opensTheEvening({ quizFile: await withPool(['FIRST-1', 'SECOND-2']) })
  await wins(evening)
  await erase(evening.context, '+79161234567' as never)
  expect(await giveAnotherCode(evening.context, 1, 'FIRST-1', why)).toEqual({ problem: 'no prize' })
  expect((await codesOf(evening)).map(({ participantId }) => participantId)).toEqual([1, null])
})
