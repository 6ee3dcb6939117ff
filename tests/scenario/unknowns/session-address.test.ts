import { expect, test } from 'bun:test'
import { and, eq, isNull } from 'drizzle-orm'
import { retryPushedTurns } from '../../../server/game/pushed-turns.ts'
import { calls } from '../../../server/store/schema/calls.ts'
import { calling } from '../../../views/texts/calling.ru.ts'
import { database } from '../../cast/database.ts'
import { waitFor } from '../../cast/waiting.ts'
import { queueIsDue } from '../../cloud/queue.ts'
import { opensAShortEvening, type ShortEvening } from './evening.ts'
import { everyOf, inEvery, of } from './every.ts'

/**
 * The time in which a session tries to report its end. The clock must not move more than five minutes in all: the server then
 * refuses its signatures.
 */
const allTriesMs = 30_000

for (const { direction, ...address } of everyOf({ direction: ['inbound', 'outbound'], secureUrl: ['same', 'empty'] })) {
  test(`Pavel speaks about a typed answer in an ${direction} call, ${JSON.stringify(address)}, whatever the session's address replies`, async () => {
    const evening = await opensAShortEvening({ callsPerMinute: 9999 })
    const engines = everyOf({
      secureUrl: [address.secureUrl],
      deadSession: of.deadSession,
      requestReply: ['empty', 'handler value'],
    })
    await inEvery(engines, async (engine, at) => {
      evening.engineIs(engine)
      const { visitor, caller } =
        direction === 'inbound' ? await evening.plays(evening.numberOf(at)) : await isCalled(evening, at)
      await caller.isListenedTo()
      await visitor.types('пингвин')
      await visitor.sees('Попытка 2 из 3')
      // a session without an address gets the pushed turn with the reply to its next event
      if (direction === 'inbound' && engine.secureUrl === 'empty') await caller.says('алло')
      await caller.hears('Помочь? Просите подсказку.')
      await caller.isListenedTo()
      await vanishes(evening, caller)
      await visitor.types(evening.answerTo(1))
      await visitor.hasPoints(6)
      if (direction === 'outbound' || engine.secureUrl === 'same') await isMissed(evening, visitor)
      const again = evening.telephone.dials(evening.numberOf(at))
      await again.hears('На счету 6 очков')
      await again.says(evening.answerTo(2))
      await visitor.isShown('finished')
      await visitor.hasPoints(16)
      visitor.hidesTheTab()
    })
    expect(evening.reported).toEqual([])
  })
}

type Playing = Awaited<ReturnType<ShortEvening['plays']>>

async function isCalled(evening: ShortEvening, at: number): Promise<Playing> {
  const visitor = await evening.asksToBeCalled(evening.numberOf(at))
  await queueIsDue()
  const caller = await evening.picksUp(visitor)
  await visitor.isShown('playing')
  await waitFor(isReachable, () => 'the address of the session')
  return { visitor, caller }
}

/** The reply to the order, which also names the address, may arrive after the call. */
async function isReachable(): Promise<boolean> {
  return (await database.db.$count(calls, and(eq(calls.direction, 'outbound'), isNull(calls.sessionUrl)))) === 0
}

/** Ends the session without its report reaching the server. */
async function vanishes({ telephone }: ShortEvening, caller: Playing['caller']): Promise<void> {
  telephone.emulator.faults.loseRequests = 1
  caller.hangsUp()
  await telephone.clock.advance(allTriesMs)
  await caller.isForgotten()
  telephone.emulator.faults.loseRequests = 0
}

/** Lets the server notice six seconds without an event of the call: two checks, four seconds of its clock apart. */
async function isMissed(evening: ShortEvening, visitor: Playing['visitor']): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    evening.passes(4 / 60)
    await retryPushedTurns(evening.context)
  }
  await visitor.sees(calling.lineIsSilent({ minutes: 15 }))
}
