import { expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('«Позвони мне» rings the visitor’s telephone, and the same game is played', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  await visitor.isShown('calling')
  const caller = await evening.picksUp(visitor)
  await caller.hears('вы просили позвонить')
  for (const [index, rebus] of evening.quiz.rebuses.entries()) {
    await caller.says(rebus.answer)
    await visitor.hasPoints((index + 1) * 10)
  }
  await caller.hears('бесплатный билет')
  await visitor.isShown('finished')
})

test('without outgoing calls there is no button, and a request is refused', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  visitor.doesNotSee('Позвони мне')
  expect((await visitor.asksToBeCalled()).status).toBe(422)
  await visitor.isShown('waiting')
})

test('a browser without a visit cannot ask to be called', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const stranger = await evening.comes()
  expect((await stranger.asksToBeCalled()).status).toBe(422)
})

test('simultaneous requests from two browsers with one number make one call', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const [visitor, other] = [await evening.comes(), await evening.comes()]
  await visitor.givesNumber(phone)
  await other.givesNumber(phone)
  await Promise.all([visitor.asksToBeCalled(), visitor.asksToBeCalled(), other.asksToBeCalled()])
  expect(await callbacksOf(evening)).toHaveLength(1)
  await evening.telephone.rings()
})

test('a visitor who cancels the request is not called', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const visitor = await evening.asksToBeCalled(phone)
  await visitor.isShown('queued')
  await visitor.callsItOff()
  await visitor.sees('не звоню')
  await visitor.isShown('waiting')
  expect((await callbacksOf(evening)).map(({ outcome }) => outcome)).toEqual([null, 'called off'])
})

test('cancelling the request stops a ringing telephone', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  await visitor.isShown('calling')
  await visitor.callsItOff()
  await caller.isDisconnected()
  await visitor.isShown('waiting')
  await visitor.sees('не звоню')
  visitor.doesNotSee('Трубку никто не взял')
})

test('changing the number cancels the call to the old one', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const visitor = await evening.asksToBeCalled(phone)
  await visitor.isShown('queued')
  await visitor.givesNumber('8 916 000-00-02')
  await visitor.isShown('waiting')
  expect((await callbacksOf(evening)).at(-1)?.outcome).toBe('called off')
})

test('another browser with the number shows the queued call but cannot cancel it', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const [visitor, other] = [await evening.comes(), await evening.comes()]
  await other.givesNumber(phone)
  await visitor.givesNumber(phone)
  await visitor.asksToBeCalled()
  await other.isShown('queued')
  expect([visitor.has('#call-off'), other.has('#call-off')]).toEqual([true, false])
  await other.callsItOff()
  expect((await callbacksOf(evening)).at(-1)?.endedAt).toBeNull()
})

test('calling Pavel cancels the visitor’s callback request', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const visitor = await evening.asksToBeCalled(phone)
  await visitor.isShown('queued')
  await evening.telephone.dials('79161234567').isAnswered()
  await visitor.isShown('playing')
  expect((await callbacksOf(evening)).at(-1)?.outcome).toBe('called off')
})

test('a lost game can be resumed in a callback', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  caller.hangsUp()
  await visitor.isShown('lost')
  await visitor.asksToBeCalled()
  const again = await evening.picksUp(visitor)
  await again.hears('А, это снова вы')
  await again.says(evening.answerTo(2))
  await visitor.hasPoints(20)
})
