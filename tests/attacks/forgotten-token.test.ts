import { expect, test } from 'bun:test'
import { erase } from '../../server/privacy/erase.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { visits } from '../cast/visitor.ts'

const phone = '8 916 123-45-67'

test('the token of somebody who was forgotten opens nothing of theirs, and can begin anew with another number', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  const { picture, token } = visitor
  await erase(evening.context, '+79161234567')
  const thief = await visits(evening.url, { token })
  await thief.sees('Ваш номер телефона')
  expect(thief.points).toBeNaN()
  expect((await thief.types(evening.answerTo(2), '1')).status).toBe(422)
  expect((await fetch(new URL(picture, evening.url))).status).toBe(404)
  await thief.givesNumber('8 916 123-45-68')
  await thief.isShown('waiting')
  thief.doesNotSee('-67')
})
