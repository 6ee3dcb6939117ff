import { afterEach, expect, test } from 'bun:test'
import { receive } from '../../server/game/receive-event.ts'
import { wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { callbacksOf, startRaceWithCalls, waitForCalls } from './calls-out.ts'
import {
  allAre,
  atOnce,
  contenders,
  endRaces,
  fives,
  pairs,
  patience,
  phoneOf,
  type Race,
  seeds,
  startRace,
  tally,
  times,
} from './race.ts'
import { games, visitsOf } from './rows.ts'

afterEach(endRaces)

/** Callers who hide the number, each of whom has been asked for the digits of a page. */
async function hidden(race: Race) {
  const calls = times(contenders, (index) => wire(race.server(index).url))
  const answers = await atOnce(calls.map((call) => () => call.starts('anonymous')))
  expect(tally(answers.map(({ turn }) => turn.say.includes('цифр')))).toEqual({ true: contenders })
  return calls
}

test(
  `${contenders} callers who hide the number give one page's digits at once: its number is called back once, and nobody plays`,
  async () => {
    const race = await startRaceWithCalls()
    await browser(race.servers[0].url).gives(phoneOf(0))
    const [visit] = await visitsOf(race)
    const calls = await hidden(race)
    const answers = await atOnce(
      calls.map((call) => () => call.reports({ type: 'keys.pressed', turn: 1, keys: visit?.digits ?? '' })),
    )
    allAre(200, answers)
    expect(tally(answers.map(({ turn: { say, then } }) => `${then}: ${say.includes('перезвоню сам')}`))).toEqual({
      'hang up: true': contenders,
    })
    expect(await callbacksOf(race)).toMatchObject([{ phone: phoneOf(0), endedAt: null }])
    expect(await games(race)).toEqual([])
    await race.isFair()
  },
  patience,
)

test(
  `${contenders} callers who hide the number give one page's digits at once where nobody can be called: one plays for fun`,
  async () => {
    const race = await startRace()
    await browser(race.servers[0].url).gives(phoneOf(0))
    const [visit] = await visitsOf(race)
    const calls = await hidden(race)
    allAre(
      200,
      await atOnce(calls.map((call) => () => call.reports({ type: 'keys.pressed', turn: 1, keys: visit?.digits ?? '' }))),
    )
    expect(await games(race)).toMatchObject([{ kind: 'fun', phone: null, question: 0 }])
    const skips = await atOnce(calls.map((call) => () => call.reports({ type: 'keys.pressed', turn: 2, keys: '3' })))
    allAre(200, skips)
    expect(await games(race)).toMatchObject([{ question: 1 }])
    await race.isFair()
  },
  patience,
)

test(
  `${contenders} callers who hide the number give the digits of as many pages of one address at once: thirty play for fun`,
  async () => {
    const race = await startRace({ proxies: 1 })
    await atOnce(
      times(contenders, (index) => () => browser(race.server(index).url, undefined, '198.51.100.1').gives(phoneOf(index))),
    )
    const visits = await visitsOf(race)
    const calls = await hidden(race)
    allAre(
      200,
      await atOnce(
        calls.map((call, index) => () => call.reports({ type: 'keys.pressed', turn: 1, keys: visits[index]?.digits ?? '' })),
      ),
    )
    expect(tally((await games(race)).map(({ kind }) => kind))).toEqual({ fun: 30 })
    await race.isFair()
  },
  patience,
)

for (const seed of seeds) {
  test(
    `${pairs} owners give the digits in Pavel's call and call him at once: each plays one game, in one of the two calls (seed ${seed})`,
    async () => {
      const race = await startRaceWithCalls()
      const people = await waitForCalls(race, pairs, seed)
      await atOnce(
        people.map(({ session }) => session),
        seed,
      )
      await atOnce(
        people.map(
          ({ called }) =>
            () =>
              called.sends({ call: called.call, seq: 2, type: 'call.answered' }),
        ),
        seed,
      )
      allAre(
        200,
        await atOnce<{ status: number }>(
          people.flatMap(({ givesDigits, calling, phone }) => [
            givesDigits,
            async () => {
              const ringing = await calling.starts(phone)
              return ringing.status === 200 ? calling.reports({ type: 'call.answered' }) : ringing
            },
          ]),
          seed,
        ),
      )
      expect(tally((await games(race)).map(({ kind }) => kind))).toEqual({ prize: pairs })
      expect((await callbacksOf(race)).filter(({ endedAt, calledAt }) => endedAt === null && calledAt === null)).toEqual([])
      await race.isFair()
      const skips = await atOnce(
        people.flatMap(({ called, calling }) => [
          () => called.sends({ call: called.call, seq: 4, type: 'keys.pressed', turn: 2, keys: '3' }),
          () => calling.sends({ call: calling.call, seq: 3, type: 'keys.pressed', turn: 1, keys: '3' }),
        ]),
        seed,
      )
      allAre(200, skips)
      expect(tally((await games(race)).map(({ question }) => question))).toEqual({ 1: pairs })
      await race.isFair()
    },
    patience,
  )

  test(
    `${fives} owners call while a stranger's callback rings at them, is picked up and is called off: each owner plays on the owner's page (seed ${seed})`,
    async () => {
      const race = await startRaceWithCalls()
      const strangers = await waitForCalls(race, fives, seed)
      await atOnce(
        times(fives, (index) => () => browser(race.server(index + 1).url).gives(phoneOf(index))),
        seed,
      )
      await atOnce(
        strangers.map(({ session }) => session),
        seed,
      )
      const asked = new Set((await callbacksOf(race)).map(({ visitId }) => visitId))
      const own = new Map((await visitsOf(race)).filter(({ id }) => !asked.has(id)).map((visit) => [visit.phone, visit]))
      // two pages have given the number, so the call asks which one is the caller's
      await atOnce(
        strangers.map(
          ({ calling, phone }) =>
            () =>
              calling.starts(phone),
        ),
        seed,
      )
      const replies = await atOnce<number | { status: number }>(
        strangers.flatMap(({ called, calling, phone, visitor }, index) => [
          () => calling.reports({ type: 'keys.pressed', turn: 1, keys: own.get(phone)?.digits ?? '' }),
          () => called.sends({ call: called.call, seq: 2, type: 'call.answered' }),
          () => called.sends({ call: called.call, seq: 3, type: 'silence', turn: 1 }),
          () => visitor.callsItOff(race.server(index).url),
          () => visitor.asksToBeCalled(race.server(index + 1).url).then((status) => (status === 422 ? 200 : status)),
        ]),
        seed,
      )
      allAre(200, replies)
      const played = await games(race)
      expect(Object.fromEntries(played.map(({ phone, visitId }) => [phone, visitId]))).toEqual(
        Object.fromEntries([...own.values()].map(({ phone, id }) => [phone, id])),
      )
      await race.isFair()
    },
    patience,
  )
}

test(
  'who plays for fun goes on while others give the same digits: the game stays one',
  async () => {
    const race = await startRaceWithCalls({ callsOut: { mostPerDay: { calls: 0, minutes: 5000, messages: 1000 } } })
    const { url, context } = race.servers[0]
    await browser(url).gives(phoneOf(0))
    const [visit] = await visitsOf(race)
    const keys = visit?.digits ?? ''
    const [player, ...others] = await hidden(race)
    await receive(context, { call: player!.call, seq: 2, type: 'keys.pressed', turn: 1, keys })
    player!.skips(1)
    const replies = await atOnce(
      [
        ...times(contenders / 4, () => () => player!.reports({ type: 'speech.heard', turn: 2, text: 'пингвин', confidence: 1 })),
        ...others.map((call) => () => call.reports({ type: 'keys.pressed', turn: 1, keys })),
      ],
      1,
    )
    allAre(200, replies)
    expect(await games(race)).toMatchObject([{ kind: 'fun' }])
    await race.isFair()
  },
  patience,
)
