import { expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { giveAnotherCode, giveBackAttempt, resendMessage, revokePrize, type Why } from '../../server/game/game.ts'
import { sendMessage } from '../../server/game/sms.ts'
import type { Db } from '../../server/store/store.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'
/** How many of the best prizes count as given. */
const givenOf = async (db: Db) => (await db.query.prizesGiven.findMany()).find(({ tierId }) => tierId === '100')?.given
const why: Why = { reason: 'unusual', words: '' }
const gameOf = ({ context }: Evening) => context.db.query.participants.findFirst()

async function wins(evening: Evening) {
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return { visitor, caller }
}

test('a prize that is taken away is gone from the page, kindly, and its code is void; game and attempt stay', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await wins(evening)
  const code = visitor.code ?? ''
  expect(await revokePrize(evening.context, 1, why)).toBe(true)
  await visitor.sees('организаторы отозвали приз, и промокод больше не действует')
  await visitor.sees('Организаторы отозвали приз, а очки остаются вашими')
  visitor.doesNotSee('Промокоды кончились')
  expect(visitor.has('.prize-calendar')).toBe(false)
  expect(visitor.has('.prize-label')).toBe(false)
  expect(visitor.code).toBeNull()
  expect(visitor.has('.prize-link')).toBe(false)
  expect(await gameOf(evening)).toMatchObject({
    points: 50,
    tierId: '100',
    code: null,
    prizeRevokedAt: expect.any(Date),
    withdrawnAt: null,
  })
  expect(await evening.context.db.query.codes.findMany()).toMatchObject([{ code, revokedAt: expect.any(Date) }])
  caller.hangsUp()
  await evening.telephone.dials('79161234567').hears('Одна попытка в одни руки')
})

test('a caller who asks for the code after that is not told it', async () => {
  const evening = await opensTheEvening()
  const { caller } = await wins(evening)
  await revokePrize(evening.context, 1, why)
  await caller.says('диктуйте')
  await caller.hears('До встречи на конференции')
  expect(caller.line.said.some((text) => text.includes('Диктую'))).toBe(false)
})

test('the prize can be won by somebody else, though there is only one of its kind', async () => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const [best, ...others] = quiz.tiers
  const quizFile = { ...file, quiz: { ...quiz, tiers: [{ ...best, most: 1 } as never, ...others] } }
  const evening = await opensTheEvening({ quizFile })
  await wins(evening)
  await revokePrize(evening.context, 1, why)
  const other = await evening.plays('8 926 777-65-43')
  for (const { answer } of evening.quiz.rebuses) await other.caller.says(answer)
  await other.visitor.sees('Бесплатный билет')
})

test('a prize is taken away once, and nothing is given in its place', async () => {
  const evening = await opensTheEvening()
  expect(await revokePrize(evening.context, 1, why)).toBe(false)
  await wins(evening)
  expect(await revokePrize(await evening.opens('elsewhere'), 1, why)).toBe(false)
  expect(await revokePrize(evening.context, 1, why)).toBe(true)
  expect(await revokePrize(evening.context, 1, why)).toBe(false)
  expect(await giveAnotherCode(evening.context, 1, null, why)).toEqual({ problem: 'no prize' })
  expect(await givenOf(evening.context.db)).toBe(0)
  expect(await giveBackAttempt(evening.context, { game: 1 }, 'asked')).toMatchObject({ hadCode: false })
  expect(await givenOf(evening.context.db)).toBe(0)
})

test('a message that has not gone out does not carry the void code, and is not sent again', async () => {
  const sent: string[] = []
  const sms = { send: async (_: string, text: string) => void sent.push(text) }
  const evening = await opensTheEvening({ sms })
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  caller.hangsUp()
  await visitor.isShown('lost')
  evening.passes(evening.quiz.graceMinutes + 1)
  await evening.sweeps()
  expect((await gameOf(evening))?.sms).toBe('waits')
  await revokePrize(evening.context, 1, why)
  await sendMessage(evening.context, sms, '1', true)
  expect(sent).toEqual([])
  expect(await resendMessage(evening.context, 1)).toBe(false)
})

test('a prize that is taken away while its message is on its way says nothing when that arrives, and nothing waits for it any more', async () => {
  let arrive = () => {}
  const way = new Promise<void>((resolve) => (arrive = resolve))
  const evening = await opensTheEvening({ sms: { send: () => way } })
  const { visitor } = await wins(evening)
  await waitFor(
    async () => (await gameOf(evening))?.sms === 'sending',
    () => 'the message to be on its way',
  )
  await revokePrize(evening.context, 1, why)
  arrive()
  await waitFor(
    async () => (await gameOf(evening))?.sms === 'sent',
    () => 'the message to arrive',
  )
  await visitor.sees('организаторы отозвали приз')
  visitor.doesNotSee('Промокод отправил')
})

test('a message that fails after its prize was taken away is nobody’s business any more', async () => {
  let fail = () => {}
  const way = new Promise<void>((_, reject) => (fail = () => reject(new Error('no such subscriber'))))
  const evening = await opensTheEvening({ sms: { send: () => way } })
  await wins(evening)
  await waitFor(
    async () => (await gameOf(evening))?.sms === 'sending',
    () => 'the message to be on its way',
  )
  await revokePrize(evening.context, 1, why)
  fail()
  await waitFor(
    async () => (await gameOf(evening))?.sms === null,
    () => 'the message to be given up',
  )
})
