import { expect, test } from 'bun:test'
import { acceptAnswer } from '../../server/game/game.ts'
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
