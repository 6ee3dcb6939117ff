import { expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { giveBackAttempt } from '../../server/game/give-back.ts'
import { sendMessage } from '../../server/game/sms.ts'
import { erase } from '../../server/privacy/erase.ts'
import { maskNumber } from '../../server/rules/phone-number/phone-number.ts'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { findAll } from '../privacy/dump.ts'

const phone = '8 916 123-45-67'
const e164 = '+79161234567' as never
const masked = maskNumber(e164)
const givesBack = ({ context }: Evening) => giveBackAttempt(context, { phone: e164 }, 'stranger')
const games = ({ context }: Evening) => context.db.query.participants.findMany({ orderBy: (game, { asc }) => asc(game.id) })

async function wins(evening: Evening) {
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return { visitor, caller }
}

test('a number whose attempt is given back plays again and wins another code; the first is void, and the figures stay', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await wins(evening)
  const first = visitor.code
  caller.hangsUp()
  await visitor.sees('Разговор окончен')
  expect(await givesBack(evening)).toEqual({ number: masked, hadCode: true })
  await visitor.isShown('waiting')
  await visitor.sees('Организаторы вернули попытку')
  await visitor.sees('её промокод больше не действует')
  expect(visitor.code).toBeNull()

  const again = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  await visitor.hasPoints(0)
  for (const { answer } of evening.quiz.rebuses) await again.says(answer)
  await visitor.isShown('finished')
  expect(visitor.code).not.toBe(first)
  expect(await games(evening)).toMatchObject([
    { points: 50, tierId: '100', code: first, withdrawnAt: expect.any(Date) },
    { points: 50, tierId: '100', code: visitor.code, withdrawnAt: null },
  ])
  const codes = await evening.context.db.query.codes.findMany()
  expect(codes).toHaveLength(2)
  expect(codes.find(({ revokedAt }) => revokedAt !== null)?.code).toBe(first ?? '')
  expect(await evening.context.db.query.answers.findMany()).toHaveLength(10)
})

test('a stranger’s page that the number was typed on no longer says that it has played', async () => {
  const evening = await opensTheEvening()
  const owner = await evening.comes()
  await owner.givesNumber(phone)
  const stranger = await evening.comes()
  await stranger.givesNumber(phone)
  const caller = evening.telephone.dials('79161234567')
  await stranger.isShown('digits')
  await caller.presses(stranger.digits)
  await stranger.isShown('playing')
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await owner.isShown('played')
  await givesBack(evening)
  await owner.isShown('waiting')
  await owner.sees('Организаторы вернули попытку')
})

test('a game under way ends with a goodbye, and its call can do nothing more; the owner begins anew', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await caller.isListenedTo()
  expect(await givesBack(evening)).toEqual({ number: masked, hadCode: false })
  await caller.hears('организаторы вернули вам попытку')
  await caller.isDisconnected()
  await visitor.isShown('waiting')
  evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  await visitor.hasPoints(0)
  expect(await games(evening)).toMatchObject([
    { points: 10, tierId: null, code: null, finishedAt: expect.any(Date) },
    { points: 0, finishedAt: null },
  ])
})

test('a lost game does not wait any more', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  caller.hangsUp()
  await visitor.isShown('lost')
  await givesBack(evening)
  await visitor.isShown('waiting')
  evening.passes(evening.quiz.graceMinutes + 1)
  await evening.sweeps()
  expect(await games(evening)).toMatchObject([{ tierId: null, lostAt: null, finishedAt: expect.any(Date) }])
})

test('nothing is given back where nothing was spent, or twice', async () => {
  const evening = await opensTheEvening()
  expect(await givesBack(evening)).toBeNull()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  expect(await givesBack(evening)).toBeNull()
  const caller = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  caller.hangsUp()
  await visitor.isShown('lost')
  expect(await givesBack(evening)).not.toBeNull()
  expect(await givesBack(evening)).toBeNull()
})

test('a message that has not gone out does not carry the void code', async () => {
  const sent: string[] = []
  const sms = { send: async (_: string, text: string) => void sent.push(text) }
  const evening = await opensTheEvening({ sms })
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  caller.hangsUp()
  await visitor.isShown('lost')
  evening.passes(evening.quiz.graceMinutes + 1)
  await evening.sweeps()
  const [game] = await games(evening)
  expect(game?.sms).toBe('waits')
  await givesBack(evening)
  await sendMessage(evening.context, sms, String(game?.id), true)
  expect(sent).toEqual([])
})

test('the attempt of an erased person is given back by their number', async () => {
  const evening = await opensTheEvening()
  const { caller } = await wins(evening)
  caller.hangsUp()
  await erase(evening.context, e164)
  expect(await givesBack(evening)).toEqual({ number: masked, hadCode: true })
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  await visitor.isShown('waiting')
})

test('erasing a person erases the withdrawn game and its conversation as well', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('наверное синхрофазотрон')
  await visitor.sees('синхрофазотрон')
  await givesBack(evening)
  await visitor.givesNumber('8 926 777-65-43')
  await visitor.isShown('waiting')
  await erase(evening.context, e164)
  await visitor.sees('Я всё забыл')
  expect(await findAll(['79161234567', 'синхрофазотрон'])).toEqual([])
})

test('the prize of a withdrawn game can be won by somebody else, though there is only one of its kind and the server restarts', async () => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const [best, ...others] = quiz.tiers
  const evening = await opensTheEvening({
    quizFile: { ...file, quiz: { ...quiz, tiers: [{ ...best, most: 1 } as never, ...others] } },
  })
  const { visitor } = await wins(evening)
  await visitor.sees('Бесплатный билет')
  await givesBack(evening)
  const restarted = await evening.restarts()
  const other = await restarted.plays('8 926 777-65-43')
  for (const { answer } of evening.quiz.rebuses) await other.caller.says(answer)
  await other.visitor.isShown('finished')
  await other.visitor.sees('Бесплатный билет')
})

test('a game for fun has spent no attempt, so none is given back', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials(null)
  await caller.isListenedTo()
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  const [game] = await games(evening)
  expect(game?.kind).toBe('fun')
  expect(await giveBackAttempt(evening.context, { game: game?.id ?? 0 }, 'unusual')).toBeNull()
  await caller.isListenedTo()
  await visitor.isShown('playing')
})
