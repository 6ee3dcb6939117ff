import { expect, test } from 'bun:test'
import { opensAShortEvening } from './evening.ts'
import { everyOf, inEvery, of } from './every.ts'

test('the server recognises a caller in every spelling of both numbers', async () => {
  const evening = await opensAShortEvening()
  await inEvery(everyOf({ callerForm: of.form, calledForm: of.form }), async (engine, at) => {
    evening.engineIs(engine)
    const { visitor, caller } = await evening.plays(evening.numberOf(at))
    await caller.says(evening.answerTo(1))
    await visitor.hasPoints(10)
    visitor.hidesTheTab()
  })
  expect(evening.reported).toEqual([])
})

test('a caller without caller ID is called back and plays, however the engine marks a hidden number', async () => {
  const evening = await opensAShortEvening({ callsPerMinute: 9999 })
  await inEvery(everyOf({ hidden: of.hidden, calledForm: of.form }), async (engine, at) => {
    evening.engineIs(engine)
    const visitor = await evening.comes()
    await visitor.givesNumber(evening.numberOf(at))
    const hidden = evening.telephone.dials(null)
    await hidden.isListenedTo()
    await hidden.presses(visitor.digits)
    await hidden.hears('перезвоню сам')
    await hidden.isDisconnected()
    await evening.comesDue()
    const caller = await evening.picksUp(visitor)
    await caller.hears(evening.context.spoken.rebus({ number: 1, of: 2 }))
    await caller.says(evening.answerTo(1))
    await visitor.hasPoints(10)
    visitor.hidesTheTab()
  })
  expect(evening.reported).toEqual([])
})

test('a pairing code connects a call from another telephone, whose number then plays, in every spelling', async () => {
  const evening = await opensAShortEvening()
  await inEvery(everyOf({ callerForm: of.form }), async (engine, at) => {
    evening.engineIs(engine)
    const visitor = await evening.comes()
    await visitor.givesNumber(evening.numberOf(at))
    const caller = evening.telephone.dials(evening.numberOf(at + 100))
    await caller.isListenedTo()
    await caller.presses(visitor.digits)
    await visitor.isShown('playing')
    for (const rebus of [1, 2]) await caller.says(evening.answerTo(rebus))
    await visitor.isShown('finished')
    const again = evening.telephone.dials(evening.numberOf(at + 100))
    await again.hears('Знакомый номер')
    visitor.hidesTheTab()
  })
})
