import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { readRates, readUnusual } from '../../server/conversation/unusual-games.ts'
import { giveBackAttempt } from '../../server/game/give-back.ts'
import { erase } from '../../server/privacy/erase.ts'
import { usualRates } from '../../server/rules/quiz/quiz.ts'
import { participants, visits } from '../../server/store/schema/players.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { figuresOf } from '../monitoring/figures.ts'
import { findAll } from '../privacy/dump.ts'

const phone = '8 916 123-45-67'
const e164 = '+79161234567'
const address = '198.51.100.1'
const day = 24 * 60

/** Plays where nobody can be called, without showing the number. */
async function playsForFun(evening: Evening) {
  const visitor = await evening.comes(undefined, address)
  await visitor.givesNumber(phone)
  const caller = await hides(evening, visitor)
  await visitor.isShown('playing')
  return { visitor, caller }
}

async function hides(evening: Evening, visitor: { digits: string }) {
  const caller = evening.telephone.dials('anonymous')
  await caller.presses(visitor.digits)
  return caller
}

const games = ({ context }: Evening) => context.db.query.participants.findMany({ orderBy: ({ id }) => id })

/** Games for fun that were played in one browser of this address, from a day's beginning on. */
async function playedBefore({ context }: Evening, count: number, disguised: string | null = null) {
  const at = context.now()
  const kept = { campaignId: context.campaignId, consentVersion: '1', consentAt: at, openedAt: at, phone: '+79160000001' }
  const rows = Array.from({ length: count }, (_, index) => ({ ...kept, token: `token-${index}`, addressDisguise: disguised }))
  const pages = await context.db.insert(visits).values(rows).returning({ visitId: visits.id })
  const { campaignId, versionId } = context
  const played = { campaignId, versionId, kind: 'fun', callId: 'x', startedAt: at, finishedAt: at } as const
  await context.db.insert(participants).values(pages.map(({ visitId }) => ({ ...played, visitId })))
}

test('a game for fun is nobody’s attempt: there is none to give back, by its number or by the game, and it goes on', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await playsForFun(evening)
  const [game] = await games(evening)
  expect(await giveBackAttempt(evening.context, { phone: e164 as never }, 'stranger')).toBeNull()
  expect(await giveBackAttempt(evening.context, { game: game?.id ?? 0 }, 'unusual')).toBeNull()
  await caller.says(evening.quiz.forFun[0]?.answer ?? '')
  await visitor.hasPoints(10)
  expect(await games(evening)).toMatchObject([{ withdrawnAt: null }])
})

test('games for fun are not among the unusual ones, however many there are and however fast', async () => {
  const evening = await opensTheEvening()
  await playedBefore(evening, usualRates.gamesOfAddress + 1, evening.context.disguise(address))
  expect((await readUnusual(evening.context)).games).toEqual([])
  expect(await readRates(evening.context)).toEqual({ wins: 0, fastWins: 0, winsOfAddress: 0, gamesOfAddress: 0 })
})

test('the figures count a game for fun as a game, and not as one that got no code', async () => {
  const evening = await opensTheEvening()
  const figures = figuresOf(evening.url)
  const { visitor, caller } = await playsForFun(evening)
  await figures.become(1, 'pavel_games', { state: 'playing' })
  for (const { answer } of evening.quiz.forFun) await caller.says(answer)
  await visitor.isShown('finished')
  await figures.become(1, 'pavel_games_finished_total', { tier: 'for fun' })
  const after = await figures.look()
  expect(after.of('pavel_games_begun_total')).toBe(1)
  expect(after.of('pavel_games_without_code_total') ?? 0).toBe(0)
})

test('a game for fun whose grace time is over counts as it is, and the next call begins another', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await playsForFun(evening)
  await caller.says(evening.quiz.forFun[0]?.answer ?? '')
  await visitor.hasPoints(10)
  caller.hangsUp()
  await visitor.isShown('lost')
  evening.passes(16)
  const again = await hides(evening, visitor)
  await again.hears('приза не будет')
  await visitor.sees('из чистого удовольствия')
  await visitor.hasPoints(0)
  expect((await games(evening)).map(({ finishedAt }) => finishedAt !== null)).toEqual([true, false])
})

test('who plays for fun and then calls from the number plays for the prize, and the game for fun ends', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await playsForFun(evening)
  await caller.isListenedTo()
  const shown = evening.telephone.dials('79161234567')
  await shown.hears('Ребус первый')
  await visitor.noLongerSees('Играем без приза')
  await caller.says(evening.answerTo(1))
  await caller.hears('Эта игра уже закончена')
  await caller.isDisconnected()
  await shown.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  expect(await games(evening)).toMatchObject([
    { kind: 'fun', points: 0, finishedAt: expect.any(Date) },
    { kind: 'prize', points: 10, finishedAt: null },
  ])
})

test('thirty games for fun a day are enough for one address, and other addresses keep theirs', async () => {
  const evening = await opensTheEvening({ proxies: 1 })
  await playedBefore(evening, 30, evening.context.disguise(address))
  const here = await evening.comes(undefined, address)
  const there = await evening.comes(undefined, '203.0.113.7')
  for (const visitor of [here, there]) await visitor.givesNumber(phone)
  await (await hides(evening, here)).hears('уже наигрались')
  await (await hides(evening, there)).hears('приза не будет')
  evening.passes(day + 1)
  await evening.sweeps()
  await here.reloads()
  await (await hides(evening, here)).hears('приза не будет')
})

test('three hundred games for fun a day are enough for everybody, erased ones as well', async () => {
  const evening = await opensTheEvening()
  await playedBefore(evening, 300)
  await erase(evening.context, '+79160000001' as never)
  expect(await evening.context.db.$count(visits)).toBe(0)
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  await (await hides(evening, visitor)).hears('уже наигрались')
  await visitor.isShown('waiting')
})

test('who is erased while playing for fun hears a goodbye, and nothing of the game is left', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await playsForFun(evening)
  await caller.says('точно синхрофазотрон')
  await visitor.sees('точно синхрофазотрон')
  await caller.isListenedTo()
  expect(await erase(evening.context, e164 as never)).toMatchObject({ calls: 1, games: 1, visits: 1 })
  await caller.hears('Меня попросили забыть ваш номер')
  await visitor.sees('Я всё забыл')
  expect(await findAll(['синхрофазотрон', e164])).toEqual([])
  await visitor.givesNumber(phone)
  await evening.telephone.dials('79161234567').hears('Ребус первый')
})

test('a page that has given another number since is forgotten with the game for fun that was played on it', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await playsForFun(evening)
  await caller.says('точно синхрофазотрон')
  await visitor.sees('точно синхрофазотрон')
  caller.hangsUp()
  await visitor.isShown('lost')
  await visitor.givesNumber('8 903 765-43-21')
  expect(await findAll([e164])).toEqual([])
  await erase(evening.context, '+79037654321' as never)
  expect(await findAll(['синхрофазотрон', '9037654321'])).toEqual([])
  expect(await evening.context.db.$count(participants, eq(participants.kind, 'fun'))).toBe(1)
})
