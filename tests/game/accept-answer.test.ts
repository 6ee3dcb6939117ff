import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { acceptAnswer, giveBackAttempt } from '../../server/game/game.ts'
import { erase } from '../../server/privacy/erase.ts'
import { answers, participants } from '../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'
const by = { name: 'Анна', role: 'operator', addressDisguise: null } as const

const answersOf = ({ context }: Evening) => context.db.query.answers.findMany({ orderBy: (answer, { asc }) => asc(answer.id) })
const gamesOf = ({ context }: Evening) => context.db.query.participants.findMany({ orderBy: (game, { asc }) => asc(game.id) })
const codesOf = ({ context }: Evening) => context.db.query.codes.findMany({ orderBy: (code, { asc }) => asc(code.id) })
const logOf = ({ context }: Evening) => context.db.query.deeds.findMany({ orderBy: (deed, { asc }) => asc(deed.id) })

/** Accepts what was refused first. */
async function accepts(evening: Evening) {
  const refused = (await answersOf(evening)).find(({ verdict }) => verdict === 'wrong')
  return acceptAnswer(evening.context, refused?.id ?? 0, 'шум в зале', by)
}

test('an accepted answer gets the points of its attempt, and what was answered after it counts no more', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('абракадабра')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(6)
  await accepts(evening)
  await visitor.hasPoints(10)
  await visitor.sees('Организаторы пересчитали вашу игру')
  await visitor.sees('Плюс 4 очка, теперь их 10')
  expect(await answersOf(evening)).toMatchObject([
    { verdict: 'right', points: 10, isLast: true, formerVerdict: 'wrong', formerPoints: 0, recountedAt: expect.any(Date) },
    { verdict: 'right', points: 0, isLast: false, formerVerdict: 'right', formerPoints: 6, recountedAt: expect.any(Date) },
  ])
  expect(await logOf(evening)).toMatchObject([{ what: 'accepted an answer', about: 'шум в зале', name: 'Анна' }])
})

test('a caller who is still at that rebus hears that the answer was right, and goes on with the next', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('абракадабра')
  await caller.isListenedTo()
  await visitor.sees('Попытка 2 из 3')
  await accepts(evening)
  await caller.hears('ваш ответ верный')
  await visitor.hasPoints(10)
  await visitor.sees('Ребус 2 из 5')
  await visitor.sees('Попытка 1 из 3')
  await caller.says(evening.answerTo(2))
  await visitor.hasPoints(20)
})

test('a finished game whose tier rises gets a better prize, and its former code is void', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of [1, 2, 3]) await caller.says('абракадабра')
  for (const rebus of [2, 3, 4, 5]) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  const former = visitor.code ?? ''
  expect(await accepts(evening)).toMatchObject({ points: { before: 40, after: 50 }, exchange: { kind: 'exchanged' } })
  await caller.hears('Приз стал лучше')
  await visitor.sees('приз стал лучше')
  expect(visitor.code).not.toBe(former)
  const [game] = await gamesOf(evening)
  expect(game).toMatchObject({ points: 50, tierId: '100' })
  expect(await codesOf(evening)).toMatchObject([
    { code: former, revokedAt: expect.any(Date), voidedAt: null },
    { code: game?.code ?? '', revokedAt: null, tierId: '100' },
  ])
  const given = await evening.context.db.query.prizesGiven.findMany()
  expect(given.filter((row) => row.given > 0)).toMatchObject([{ tierId: '100', given: 1 }])
  expect((await logOf(evening)).map(({ what }) => what)).toEqual(['gave another code', 'accepted an answer'])
})

test('the second click changes nothing', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('абракадабра')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(6)
  const [refused] = await answersOf(evening)
  const clicks = [1, 2, 3].map(() => acceptAnswer(evening.context, refused?.id ?? 0, '', by))
  expect((await Promise.all(clicks)).filter((done) => done !== null)).toHaveLength(1)
  expect(await gamesOf(evening)).toMatchObject([{ points: 10 }])
})

test('a caller at the last rebus hears the prize, and has the code', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const rebus of [1, 2, 3, 4]) await caller.says(evening.answerTo(rebus))
  await caller.says('абракадабра')
  await caller.isListenedTo()
  await accepts(evening)
  await caller.hears('Это был последний ребус. Вы набрали 50 очков')
  await visitor.isShown('finished')
  expect(visitor.code).not.toBeNull()
  await caller.says('диктуйте')
  await caller.hears('Диктую')
})

test('a game that waits at the last rebus is finished, and the page tells the prize', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const rebus of [1, 2, 3, 4]) await caller.says(evening.answerTo(rebus))
  await caller.says('абракадабра')
  await caller.isListenedTo()
  caller.hangsUp()
  await visitor.isShown('lost')
  await accepts(evening)
  await visitor.isShown('finished')
  await visitor.sees('Плюс 10 очков, теперь их 50')
  expect(await gamesOf(evening)).toMatchObject([{ points: 50, tierId: '100', lostAt: null, finishedAt: expect.any(Date) }])
  expect(await codesOf(evening)).toHaveLength(1)
})

test('a form that was shown before the question changed is stale', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('абракадабра')
  await visitor.sees('Попытка 2 из 3')
  const [{ question } = { question: 0 }] = await gamesOf(evening)
  await accepts(evening)
  await visitor.sees('Ребус 2 из 5')
  expect((await visitor.types(evening.answerTo(2), String(question))).status).toBe(422)
  await visitor.hasPoints(10)
})

test('a game that was given back, or whose person was erased, is left alone', async () => {
  const evening = await opensTheEvening()
  const { caller } = await evening.plays(phone)
  await caller.says('абракадабра')
  await caller.isListenedTo()
  const [game] = await gamesOf(evening)
  await giveBackAttempt(evening.context, { game: game?.id ?? 0 }, 'trouble')
  expect(await accepts(evening)).toBeNull()
  await erase(evening.context, '+79161234567' as never)
  expect(await accepts(evening)).toBeNull()
  expect(await gamesOf(evening)).toMatchObject([{ points: 0 }])
})

test('a prize that was taken away stays taken', async () => {
  const evening = await opensTheEvening()
  const { caller, visitor } = await evening.plays(phone)
  for (const _ of [1, 2, 3]) await caller.says('абракадабра')
  for (const rebus of [2, 3, 4, 5]) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  const { db } = evening.context
  const [game] = await gamesOf(evening)
  const isIt = eq(participants.id, game?.id ?? 0)
  await db.update(participants).set({ prizeRevokedAt: new Date(), code: null }).where(isIt)
  expect(await accepts(evening)).toMatchObject({ points: { before: 40, after: 50 }, exchange: null })
  expect(await gamesOf(evening)).toMatchObject([{ points: 50, code: null }])
})

test('a game whose message is being sent has to be tried again', async () => {
  const evening = await opensTheEvening()
  const { caller, visitor } = await evening.plays(phone)
  await caller.says('абракадабра')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(6)
  await evening.context.db.update(participants).set({ sms: 'sending' })
  expect(await accepts(evening)).toBe('busy')
  await evening.context.db.update(participants).set({ sms: 'sent' })
  expect(await accepts(evening)).toMatchObject({ points: { before: 6, after: 10 } })
})

test('a game for fun is counted anew, and wins nothing by that', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('anonymous')
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  const { forFun } = evening.quiz
  for (const _ of [1, 2, 3]) await caller.says('абракадабра')
  for (const { answer } of forFun.slice(1)) await caller.says(answer)
  await visitor.isShown('finished')
  const [before] = await gamesOf(evening)
  expect(await accepts(evening)).toMatchObject({ exchange: null })
  await visitor.sees('Организаторы пересчитали вашу игру')
  expect(await gamesOf(evening)).toMatchObject([{ kind: 'fun', points: (before?.points ?? 0) + 10, tierId: null, code: null }])
  expect(await codesOf(evening)).toEqual([])
})

test('an answer from before it was noted what was asked can be accepted, too', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('абракадабра')
  await visitor.sees('Попытка 2 из 3')
  await evening.context.db.update(answers).set({ asked: null, campaignId: null })
  await accepts(evening)
  await visitor.hasPoints(10)
})
