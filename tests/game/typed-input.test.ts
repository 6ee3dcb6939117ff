import { expect, test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('a typed answer counts like a spoken one, and the caller hears the result', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  expect((await visitor.types(evening.answerTo(1))).status).toBe(200)
  await visitor.hasPoints(10)
  await caller.hears('плюс 10')
  await visitor.sees('Ребус 2 из 5')
  await visitor.sees('Попытка 1 из 3')
})

const refusedAnswers = [
  ['an empty answer', '', 'Напишите хоть слово'],
  ['an answer of blanks', '   ', 'Напишите хоть слово'],
  ['10,000 characters', 'я'.repeat(10_000), 'Покороче'],
] as const

for (const [what, answer, objection] of refusedAnswers) {
  test(`${what} is refused in the chat and costs nothing`, async () => {
    const evening = await opensTheEvening()
    const { visitor } = await evening.plays(phone)
    expect((await visitor.types(answer)).status).toBe(422)
    await visitor.sees(objection)
    await visitor.sees('Попытка 1 из 3')
    expect(await evening.context.db.query.answers.findMany()).toEqual([])
  })
}

test('typed filler words count neither as an answer nor as silence', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  for (const _ of [1, 2, 3, 4]) expect((await visitor.types('эээ')).status).toBe(200)
  await visitor.isShown('playing')
  await visitor.types(evening.answerTo(1))
  await visitor.hasPoints(10)
})

test('a NUL in a typed answer is dropped', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  expect((await visitor.types(`${evening.answerTo(1)}\0`)).status).toBe(200)
  await visitor.hasPoints(10)
})

test('markup in an answer is shown as text', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  await visitor.types('<img src=x onerror=alert(1)><hx-partial hx-target="#stage">')
  await visitor.sees('<img src=x onerror=alert(1)><hx-partial hx-target="#stage">')
  await visitor.reloads()
  await visitor.sees('<img src=x onerror=alert(1)>')
  expect(visitor.has('img[src=x]')).toBe(false)
})

for (const [what, question] of [
  ['for the previous question', '0'],
  ['without a question', ''],
  ['with a question that is not a number', 'first'],
] as const) {
  test(`a form ${what} is stale and scores nothing`, async () => {
    const evening = await opensTheEvening()
    const { visitor, caller } = await evening.plays(phone)
    await caller.says('пингвин')
    await visitor.sees('Попытка 2 из 3')
    expect((await visitor.types(evening.answerTo(1), question)).status).toBe(422)
    expect(visitor.points).toBe(0)
  })
}

test('an answer is refused without a call, after hanging up, and without a visit', async () => {
  const evening = await opensTheEvening()
  const stranger = await evening.comes()
  expect((await stranger.types('дедлайн', '0')).status).toBe(422)
  const { visitor, caller } = await evening.plays(phone)
  caller.hangsUp()
  await visitor.isShown('lost')
  expect((await visitor.types(evening.answerTo(1), '0')).status).toBe(422)
  expect(await evening.context.db.query.answers.findMany()).toEqual([])
})
