import { expect, test } from 'bun:test'
import { opensTheEvening } from './play.ts'

test('a whole game: the picture and the points follow the voice, and the prize comes with a code', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  for (const [index, rebus] of evening.quiz.rebuses.entries()) {
    await visitor.sees(`Ребус ${index + 1} из 5`)
    const before = visitor.picture
    await caller.says(rebus.answer)
    await visitor.hasPoints((index + 1) * 10)
    expect(visitor.picture).not.toBe(before)
  }
  await caller.hears('бесплатный билет')
  await visitor.isShown('finished')
  expect(visitor.code).toMatch(/^[A-Z2-9]{8}$/)
})
