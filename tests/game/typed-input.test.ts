import { expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('a typed answer counts as if spoken, and the caller hears what came of it', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  expect((await visitor.types(evening.answerTo(1))).status).toBe(200)
  await visitor.hasPoints(10)
  await caller.hears(evening.answerTo(1))
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

test('typed words that mean nothing are neither an answer nor a silence', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  for (const _ of [1, 2, 3, 4]) expect((await visitor.types('эээ')).status).toBe(200)
  await visitor.isShown('playing')
  await visitor.types(evening.answerTo(1))
  await visitor.hasPoints(10)
})

test('a typed NUL is left out', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  expect((await visitor.types(`${evening.answerTo(1)}\0`)).status).toBe(200)
  await visitor.hasPoints(10)
})

test('markup in an answer is shown as it was typed, and is nothing but text', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  await visitor.types('<img src=x onerror=alert(1)><hx-partial hx-target="#stage">')
  await visitor.sees('<img src=x onerror=alert(1)><hx-partial hx-target="#stage">')
  await visitor.reloads()
  await visitor.sees('<img src=x onerror=alert(1)>')
  expect(visitor.has('img[src=x]')).toBe(false)
})

for (const [what, question] of [
  ['of the question before', '0'],
  ['of no question', ''],
  ['with a question that is a word', 'first'],
] as const) {
  test(`a form ${what} is stale and counts nothing`, async () => {
    const evening = await opensTheEvening()
    const { visitor, caller } = await evening.plays(phone)
    await caller.says('пингвин')
    await visitor.sees('Попытка 2 из 3')
    expect((await visitor.types(evening.answerTo(1), question)).status).toBe(422)
    expect(visitor.points).toBe(0)
  })
}

test('nobody can type without a call, after hanging up, or without a visit', async () => {
  const evening = await opensTheEvening()
  const stranger = await evening.comes()
  expect((await stranger.types('дедлайн', '0')).status).toBe(422)
  const { visitor, caller } = await evening.plays(phone)
  caller.hangsUp()
  await visitor.isShown('lost')
  expect((await visitor.types(evening.answerTo(1), '0')).status).toBe(422)
  expect(await evening.context.db.query.answers.findMany()).toEqual([])
})
