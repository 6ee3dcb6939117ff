import { expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { phoneNumber, standardQuiz } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'
const called = phoneNumber.slice(1)

/** Opens the page of the campaign with this path. */
const comesTo = (evening: Evening, path: string, token?: string) => visits(evening.url, { path, token })

/** Two campaigns with one number to call. The first is that of the evening. */
async function sharing() {
  const evening = await opensTheEvening()
  const other = await evening.opens('next-year')
  return { evening, other }
}

const gamesOf = async ({ context }: Evening) =>
  (await context.db.query.participants.findMany({ orderBy: ({ id }) => id })).map(({ campaignId }) => campaignId)

test('where campaigns share a number, a call is of the campaign whose page waits with the caller’s number', async () => {
  const { evening, other } = await sharing()
  const visitor = await comesTo(evening, other.path)
  await visitor.givesNumber(phone)
  await evening.telephone.dials(caller, called).hears('Ребус первый')
  await visitor.isShown('playing')
  expect(await gamesOf(evening)).toEqual([other.campaignId])
})

test('a caller with pages of both plays in the one that was opened last, and may then play in the other', async () => {
  const { evening, other } = await sharing()
  const [first, last] = [await comesTo(evening, other.path), await comesTo(evening, evening.context.path)]
  await first.givesNumber(phone)
  evening.passes(1)
  await last.givesNumber(phone)
  const call = evening.telephone.dials(caller, called)
  await last.isShown('playing')
  for (const { answer } of evening.quiz.rebuses) await call.says(answer)
  await last.isShown('finished')
  await call.hangsUp()
  await evening.telephone.dials(caller, called).hears('Ребус первый')
  await first.isShown('playing')
  expect(await gamesOf(evening)).toEqual([evening.context.campaignId, other.campaignId])
})

test('an unfinished game comes before a page that waits in another campaign', async () => {
  const { evening, other } = await sharing()
  const { visitor, caller: call } = await evening.plays(phone)
  await call.hangsUp()
  await visitor.isShown('lost')
  await (await comesTo(evening, other.path)).givesNumber(phone)
  await evening.telephone.dials(caller, called).hears('снова вы')
  await visitor.isShown('playing')
})

test('the digits say which campaign a hidden number calls', async () => {
  const { evening, other } = await sharing()
  const visitor = await comesTo(evening, other.path)
  await visitor.givesNumber(phone)
  const call = evening.telephone.dials('anonymous', called)
  await call.presses(visitor.digits)
  await visitor.isShown('playing')
  expect(await gamesOf(evening)).toEqual([other.campaignId])
  const [row] = await evening.context.db.query.calls.findMany()
  expect(row?.campaignId).toBe(other.campaignId)
})

test('a campaign with a number of its own is called at that number', async () => {
  const evening = await opensTheEvening()
  const other = await evening.opens('next-year', { settings: { phoneNumber: '+78005550000' } })
  const [here, there] = [await comesTo(evening, evening.context.path), await comesTo(evening, other.path)]
  await there.givesNumber(phone)
  evening.passes(1)
  await here.givesNumber(phone)
  await evening.telephone.dials(caller, '78005550000').hears('Ребус первый')
  await there.isShown('playing')
  await here.isShown('waiting')
})

test('the digits of a campaign with another number are wrong', async () => {
  const evening = await opensTheEvening()
  const other = await evening.opens('next-year', { settings: { phoneNumber: '+78005550000' } })
  const visitor = await comesTo(evening, other.path)
  await visitor.givesNumber(phone)
  const call = evening.telephone.dials('79160000001', called)
  await call.presses(visitor.digits)
  await call.hears('Такого кода')
  expect(await gamesOf(evening)).toEqual([])
})

test('a callback rings for the campaign whose page asked for it', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 6000 })
  const other = await evening.opens('next-year')
  const visitor = await comesTo(evening, other.path)
  await visitor.givesNumber(phone)
  await visitor.asksToBeCalled()
  await evening.picksUp(visitor)
  await visitor.isShown('playing')
  expect(await gamesOf(evening)).toEqual([other.campaignId])
})

test('one number has one attempt in each campaign', async () => {
  const { evening, other } = await sharing()
  const { visitor, caller: call } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await call.says(answer)
  await visitor.isShown('finished')
  const elsewhere = await comesTo(evening, other.path, visitor.token)
  await elsewhere.givesNumber(phone)
  await elsewhere.isShown('waiting')
  const again = await comesTo(evening, evening.context.path)
  await again.givesNumber(phone)
  await again.sees('Одна попытка в одни руки')
})

test('a game plays the version that it began with, also on the page; the next game plays the one that was published since', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller: call } = await evening.plays(phone)
  const words = ['шлагбаум', 'кактус', 'жираф', 'скрипка', 'водопад']
  const changed = {
    ...standardQuiz,
    rebuses: standardQuiz.rebuses.map((rebus, index) => ({ ...rebus, answer: words[index] ?? '', accept: [] })),
    tiers: standardQuiz.tiers.map((tier) => ({ ...tier, title: `Новый приз: ${tier.title}` })),
  }
  await evening.opens(evening.context.path.slice('/c/'.length), { quiz: changed })
  for (const { answer } of evening.quiz.rebuses) await call.says(answer)
  await visitor.isShown('finished')
  await visitor.hasPoints(50)
  visitor.doesNotSee('Новый приз')
  const { visitor: next, caller: nextCall } = await evening.plays('8 916 000-00-01')
  for (const word of words) await nextCall.says(word)
  await next.isShown('finished')
  await next.sees('Новый приз')
})
