import { expect, test } from 'bun:test'
import { opensAShortEvening } from './evening.ts'
import { everyOf, inEvery, of } from './every.ts'

/** The scenario waits four seconds for a reply and half a second before it retries. */
const untilRepeatedMs = 5000

for (const lost of ['nothing', 'a request', 'a reply'] as const) {
  test(`a game can be played with every spelling of digests and every report of failures, with ${lost} lost`, async () => {
    const evening = await opensAShortEvening()
    const { faults } = evening.telephone.emulator
    const engines = everyOf({ digests: of.digests, httpFailure: of.httpFailure })
    await inEvery(engines, async (engine, at) => {
      evening.engineIs(engine)
      const { visitor, caller } = await evening.plays(evening.numberOf(at))
      await caller.says('пингвин')
      await caller.isListenedTo()
      if (lost === 'a request') faults.loseRequests = 1
      if (lost === 'a reply') faults.loseReplies = 1
      await caller.says(evening.answerTo(1))
      if (lost !== 'nothing') {
        Object.assign(faults, { loseRequests: 0, loseReplies: 0 })
        await evening.telephone.clock.advance(untilRepeatedMs)
      }
      await visitor.hasPoints(6)
      await caller.hears('Последний ребус')
      await caller.says(evening.answerTo(2))
      await visitor.isShown('finished')
      caller.hangsUp()
      expect(await caller.isForgotten()).toBe('terminate()')
      visitor.hidesTheTab()
    })
    expect(evening.reported).toEqual([])
  })
}
