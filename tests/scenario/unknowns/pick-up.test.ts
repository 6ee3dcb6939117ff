import { expect, test } from 'bun:test'
import { calling } from '../../../views/texts/calling.ru.ts'
import { opensAShortEvening } from './evening.ts'
import { everyOf, inEvery, of } from './every.ts'

test('a call abandoned before the answer costs no attempt, however the engine reports it', async () => {
  const evening = await opensAShortEvening()
  const { faults } = evening.telephone.emulator
  const engines = everyOf({
    abandoned: ['Disconnected', 'Failed'],
    unhandledRejection: ['ignored', 'ends the session'],
    afterMs: [0, 500],
  })
  await inEvery(engines, async ({ afterMs, ...engine }, at) => {
    evening.engineIs(engine)
    const visitor = await evening.comes()
    await visitor.givesNumber(evening.numberOf(at))
    faults.requestDelayMs = afterMs
    const caller = evening.telephone.dials(evening.numberOf(at))
    await evening.telephone.clock.advance(0)
    caller.hangsUp()
    await evening.telephone.clock.advance(afterMs)
    faults.requestDelayMs = 0
    expect(await caller.isForgotten()).toBe('terminate()')
    expect(caller.line.error).toBeNull()
    await visitor.isShown('waiting')
    const again = evening.telephone.dials(evening.numberOf(at))
    await again.hears(evening.context.spoken.rebus({ number: 1, of: 2 }))
    for (const rebus of [1, 2]) await again.says(evening.answerTo(rebus))
    await visitor.isShown('finished')
    visitor.hidesTheTab()
  })
  expect(evening.reported).toEqual([])
})

test('Pavel plays with a person and hangs up on a machine, whether or not the engine can tell them apart', async () => {
  const evening = await opensAShortEvening({ callsPerMinute: 9999 })
  const engines = everyOf({
    amd: of.amd,
    mimicClass: ['VOICEMAIL', 'HUMAN'],
    answeredBy: ['human', 'machine', 'mimic', 'unclear'],
  })
  await inEvery(engines, async ({ answeredBy, ...engine }, at) => {
    evening.engineIs(engine)
    const visitor = await evening.asksToBeCalled(evening.numberOf(at))
    const caller = await evening.telephone.rings()
    caller.answers(answeredBy)
    await caller.hears('четыре цифры')
    if (answeredBy === 'machine' || answeredBy === 'mimic') {
      if (engine.amd !== 'absent') await caller.waits(3)
      else await caller.says('Абонент не отвечает, оставьте сообщение после сигнала')
      await visitor.sees(calling.unreached.machine)
      await caller.isDisconnected()
    } else {
      await caller.waits(7)
      await caller.presses(visitor.digits)
      await caller.hears(evening.context.spoken.rebus({ number: 1, of: 2 }))
      for (const rebus of [1, 2]) await caller.says(evening.answerTo(rebus))
      await visitor.isShown('finished')
    }
    visitor.hidesTheTab()
  })
  expect(evening.reported).toEqual([])
})
