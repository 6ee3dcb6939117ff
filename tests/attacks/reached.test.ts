import { expect, test } from 'bun:test'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'

test('a call in which the game is won counts as one that reached somebody, not as one that was called off', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled('8 916 123-45-67')
  const caller = await evening.picksUp(visitor)
  await visitor.isShown('playing')
  expect(await callbacksOf(evening)).toMatchObject([{ outcome: 'talked' }])
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  expect(await callbacksOf(evening)).toMatchObject([{ outcome: 'talked' }])
})
