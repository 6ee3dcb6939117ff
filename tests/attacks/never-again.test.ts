import { expect, test } from 'bun:test'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('whoever is called and presses 9 and # is never called again, whichever page asks', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const stranger = await evening.asksToBeCalled(phone)
  const owner = await evening.telephone.rings()
  owner.answers()
  await owner.hears('девять и решётку')
  await owner.presses('9#')
  await owner.hears('больше не позвоню')
  await owner.isDisconnected()
  await stranger.sees('больше не звонить')
  expect((await stranger.asksToBeCalled()).status).toBe(422)
  const another = await evening.comes()
  await another.givesNumber(phone)
  expect((await another.asksToBeCalled()).status).toBe(422)
  expect(await callbacksOf(evening)).toHaveLength(1)
})

test('9 and # can be pressed in the middle of a game, and the game waits', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  await caller.presses('9#')
  await caller.hears('больше не позвоню')
  await caller.isDisconnected()
  await visitor.isShown('lost')
  expect((await visitor.asksToBeCalled()).status).toBe(422)
})

test('who forbade the calls and then calls in may be called again, and is told so', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const called = await evening.telephone.rings()
  called.answers()
  await called.presses('9#')
  await called.isDisconnected()
  const caller = evening.telephone.dials('79161234567')
  await caller.hears('запрет снимаю')
  await visitor.isShown('playing')
  caller.hangsUp()
  await visitor.isShown('lost')
  expect((await visitor.asksToBeCalled()).status).toBe(200)
})

test('a caller who hides the number forbids nothing', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const hidden = evening.telephone.dials('anonymous')
  await hidden.presses('9#')
  await hidden.hears('Такого кода')
  expect((await visitor.asksToBeCalled()).status).toBe(200)
})

test('the link on the page stops the calls of this page alone', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const stranger = await evening.asksToBeCalled(phone)
  const ringing = await evening.telephone.rings()
  await stranger.callsItOff()
  await ringing.isDisconnected()
  const owner = await evening.comes()
  await owner.givesNumber(phone)
  expect((await owner.asksToBeCalled()).status).toBe(200)
})
