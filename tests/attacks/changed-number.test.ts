import { expect, test } from 'bun:test'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'

const mistyped = '8 916 123-45-67'
const own = '8 916 765-43-21'

test('a page that gets another number while it rings at the first one: the telephone falls silent', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(mistyped)
  const stranger = await evening.telephone.rings()
  await visitor.isShown('calling')
  await visitor.givesNumber(own)
  await stranger.isDisconnected()
  expect(await callbacksOf(evening)).toMatchObject([{ outcome: 'called off' }])
})

test('a page that gets another number while the first one is asked for the digits proves nothing for either', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(mistyped)
  const { digits } = visitor
  const stranger = await evening.telephone.rings()
  stranger.answers()
  await stranger.hears('цифры из чата')
  await visitor.isShown('digits')
  await visitor.givesNumber(own)
  await stranger.presses(digits)
  await stranger.hears('другие цифры')
  expect(await evening.context.db.query.participants.findMany()).toEqual([])
})
