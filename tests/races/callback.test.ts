import { afterEach, expect, test } from 'bun:test'
import { started, wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { callbacksOf, startRaceWithCalls, waitForCalls } from './calls-out.ts'
import { allAre, atOnce, contenders, endRaces, fives, pairs, patience, phoneOf, seeds, tally, threes, times } from './race.ts'
import { games } from './rows.ts'

afterEach(endRaces)

test(
  `${contenders} browsers request a callback to one number at once: one call is due`,
  async () => {
    const race = await startRaceWithCalls()
    const visitors = times(contenders, (index) => browser(race.server(index).url))
    await atOnce(visitors.map((visitor) => () => visitor.gives(phoneOf(0))))
    allAre(200, await atOnce(visitors.map((visitor) => () => visitor.asksToBeCalled())))
    expect(await callbacksOf(race)).toHaveLength(1)
    await race.isFair()
  },
  patience,
)

for (const seed of seeds) {
  test(
    `one browser requests and cancels a callback ${contenders / 2} times each at once: a final cancellation leaves none pending (seed ${seed})`,
    async () => {
      const race = await startRaceWithCalls()
      const visitor = browser(race.servers[0].url)
      await visitor.gives(phoneOf(0))
      const acts = times(contenders / 2, (index) => [
        () => visitor.asksToBeCalled(race.server(index).url),
        () => visitor.callsItOff(race.server(index + 1).url),
      ]).flat()
      allAre(200, await atOnce(acts, seed))
      await visitor.callsItOff()
      expect((await callbacksOf(race)).filter(({ endedAt }) => endedAt === null)).toEqual([])
      await race.isFair()
    },
    patience,
  )

  test(
    `${threes} visitors call while Pavel calls them: each plays one game, in the visitor's own call (seed ${seed})`,
    async () => {
      const race = await startRaceWithCalls()
      const people = await waitForCalls(race, threes, seed)
      allAre(
        200,
        await atOnce<number | { status: number }>(
          people.flatMap(({ session, calling, phone, takes }) => [takes, session, () => calling.starts(phone)]),
          seed,
        ),
      )
      expect(await games(race)).toHaveLength(threes)
      await race.isFair()

      const pickUp = people.flatMap(({ called, calling }, index) => [
        () => calling.reports({ type: 'call.answered' }),
        () =>
          called.sends({
            call: called.call,
            seq: 2,
            ...(index % 2 ? { type: 'call.failed', code: 486, reason: 'Busy Here' } : { type: 'call.answered' }),
          }),
      ])
      allAre(200, await atOnce(pickUp, seed))
      await race.isFair()

      const skip = { type: 'keys.pressed', turn: 1, keys: '3' } as const
      allAre(
        200,
        await atOnce(
          people.flatMap(({ called, calling }) => [
            () => calling.reports(skip),
            () => called.sends({ call: called.call, seq: 3, ...skip }),
          ]),
          seed,
        ),
      )
      expect(tally((await games(race)).map(({ question }) => question))).toEqual({ 1: threes })
      const played = await race.db.query.calls.findMany()
      expect(tally(played.filter(({ participantId }) => participantId !== null).map(({ direction }) => direction))).toEqual({
        inbound: threes,
      })
      await race.isFair()

      allAre(
        200,
        await atOnce(
          people.flatMap(({ called, calling }) =>
            [calling, called].map(
              (call) => () => call.sends({ call: call.call, seq: 9, type: 'call.ended', reason: 'hung up', seconds: 9 }),
            ),
          ),
          seed,
        ),
      )
      expect((await callbacksOf(race)).filter(({ endedAt }) => endedAt === null)).toEqual([])
      await race.isFair()
    },
    patience,
  )

  test(
    `${fives} visitors call, give another number and cancel while Pavel’s call goes unanswered: no callback stays pending (seed ${seed})`,
    async () => {
      const race = await startRaceWithCalls()
      const people = await waitForCalls(race, fives, seed)
      allAre(
        200,
        await atOnce(
          people.map(({ session }) => session),
          seed,
        ),
      )
      const acts = people.flatMap(({ called, calling, phone, visitor }, index) => [
        () => called.sends({ call: called.call, seq: 2, type: 'call.failed', code: 408, reason: 'No answer' }),
        () => calling.starts(phone),
        () =>
          calling
            .sends({ call: calling.call, seq: 2, ...started(phone), type: 'call.answered' })
            .then(({ status }) => (status === 404 ? 200 : status)),
        () => visitor.callsItOff(race.server(index).url),
        () => visitor.gives(phoneOf(index, 903)),
      ])
      allAre(200, await atOnce<number | { status: number }>(acts, seed))
      expect((await callbacksOf(race)).filter(({ endedAt }) => endedAt === null)).toEqual([])
      await race.isFair({ hasGaps: true })
    },
    patience,
  )

  test(
    `${threes} games end while their players request a callback: no finished game has one pending (seed ${seed})`,
    async () => {
      const race = await startRaceWithCalls()
      const { quiz } = race.servers[0]
      const people = times(threes, (index) => ({
        visitor: browser(race.server(index).url),
        call: wire(race.server(index).url),
        phone: phoneOf(index),
      }))
      await atOnce(
        people.map(
          ({ visitor, phone }) =>
            () =>
              visitor.gives(phone),
        ),
        seed,
      )
      await atOnce(
        people.map(
          ({ call, phone }) =>
            () =>
              call.starts(phone),
        ),
        seed,
      )
      for (const turn of times(quiz.rebuses.length - 1, (index) => index + 1)) {
        await atOnce(
          people.map(
            ({ call }) =>
              () =>
                call.reports({ type: 'keys.pressed', turn, keys: '3' }),
          ),
          seed,
        )
      }
      // the call drops while the last answer is still on its way
      const replies = await atOnce<number | { status: number }>(
        people.flatMap(({ call, visitor }) => [
          () => call.sends({ call: call.call, seq: 90, type: 'call.ended', reason: 'lost', seconds: 9 }),
          () => call.sends({ call: call.call, seq: 89, type: 'keys.pressed', turn: quiz.rebuses.length, keys: '3' }),
          () => visitor.asksToBeCalled(),
        ]),
        seed,
      )
      expect(replies.filter((reply) => (typeof reply === 'number' ? reply : reply.status) >= 500)).toEqual([])
      expect(tally((await games(race)).map(({ finishedAt }) => finishedAt !== null))).toEqual({ true: threes })
      await race.isFair()
    },
    patience,
  )
}

test(
  `two servers take the orders of ${pairs} calls at once: of two sessions for one call, one is rejected`,
  async () => {
    const race = await startRaceWithCalls()
    const people = await waitForCalls(race, pairs, 1)
    await atOnce(
      people.flatMap(({ takes }) => [takes, takes]),
      1,
    )
    const sessions = people.flatMap(({ called, phone }) =>
      ['one', 'other'].map(
        (session) => () => called.sends({ call: called.call, seq: 1, ...started(phone), direction: 'outbound', session }),
      ),
    )
    const replies = await atOnce(sessions, 1)
    allAre(200, replies)
    expect(tally(replies.map(({ turn }) => turn.then))).toEqual({ listen: pairs, reject: pairs })
    await race.isFair()
  },
  patience,
)
