import { afterEach, expect, test } from 'bun:test'
import { receive } from '../../server/game/receive-event.ts'
import { started, wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import {
  atOnce,
  contenders,
  endRaces,
  fours,
  patience,
  phoneOf,
  type Race,
  seeds,
  shuffled,
  startRace,
  tally,
  threes,
  times,
} from './race.ts'
import { answersOf, games } from './rows.ts'

afterEach(endRaces)

/** The simultaneous actions of one game's player, or of others on their behalf. */
async function playing(race: Race, index: number) {
  const phone = phoneOf(index)
  const [here, there] = [race.server(index), race.server(index + 1)]
  const visitor = browser(here.url)
  await visitor.gives(phone)
  const call = wire(there.url)
  await receive(here.context, { call: call.call, seq: 1, ...started(phone) })
  await receive(here.context, { call: call.call, seq: 2, type: 'call.answered' })
  call.skips(2)
  return {
    visitor,
    says: (turn: number, text: string) => () => call.reports({ type: 'speech.heard', turn, text, confidence: 1 }),
    presses: (turn: number, keys: string) => () => call.reports({ type: 'keys.pressed', turn, keys }),
    types: (question: number, text: string) => () => visitor.types(question, text, there.url),
    clicks: (question: number, command: string) => () => visitor.presses(question, command),
  }
}

for (const seed of seeds) {
  test(
    `${contenders} answers to each turn arrive by voice, by keys and typed on two servers: one counts (seed ${seed})`,
    async () => {
      const race = await startRace()
      const player = await playing(race, 0)
      const answers = race.servers[0].quiz.rebuses.map(({ answer }) => answer)
      for (const [question, answer] of answers.entries()) {
        const turn = question + 1
        const many = times(contenders / 4, () => [
          player.says(turn, answer),
          player.presses(turn, '3'),
          player.types(question, answer),
          player.clicks(question, 'skip'),
        ]).flat()
        const statuses = (await atOnce<number | { status: number }>(many, seed + question)).map((reply) =>
          typeof reply === 'number' ? reply : reply.status,
        )
        const counted = await answersOf(race)
        expect(counted).toHaveLength(question + 1)
        // the call always gets the current turn; a form that comes too late gets 422
        const byForm = counted.at(-1)?.via === 'typed' ? 1 : 0
        expect(tally(statuses)).toEqual({ 200: contenders / 2 + byForm, 422: contenders / 2 - byForm })
      }
      expect(await games(race)).toMatchObject([{ question: answers.length, finishedAt: expect.any(Date) }])
      await race.isFair()
    },
    patience,
  )

  test(
    `each of ${fours} games gets an answer by voice, by keys and two typed ones for one turn: one of them counts (seed ${seed})`,
    async () => {
      const race = await startRace()
      const players = await atOnce(
        times(fours, (index) => () => playing(race, index)),
        seed,
      )
      const [answer = ''] = race.servers[0].quiz.rebuses.map((rebus) => rebus.answer)
      const acts = players.flatMap((player) => [
        player.says(1, answer),
        player.presses(1, '2'),
        player.types(0, 'пингвин'),
        player.clicks(0, 'skip'),
      ])
      const replies = await atOnce<number | { status: number }>(acts, seed)
      expect(tally(replies.map((reply) => (typeof reply === 'number' ? 'form' : reply.status)))).toEqual({
        form: 2 * fours,
        200: 2 * fours,
      })
      expect(tally((await games(race)).map(({ question }) => question))).toEqual({ 1: fours })
      expect(await answersOf(race)).toHaveLength(fours)
      await race.isFair()
    },
    patience,
  )

  test(
    `each of ${threes} games gets a hang-up in the browser, one in the call and an answer at once: it is interrupted once and keeps what counted (seed ${seed})`,
    async () => {
      const race = await startRace()
      const players = await atOnce(
        times(threes, (index) => () => playing(race, index)),
        seed,
      )
      const calls = await race.db.query.calls.findMany()
      const lines = calls.map(({ id }, index) => {
        const line = wire(race.server(index).url, id)
        line.skips(10)
        return () => line.reports({ type: 'call.ended', reason: 'hung up', seconds: 9 })
      })
      const replies = await atOnce<number | { status: number }>(
        shuffled([...lines, ...players.flatMap((player) => [player.says(1, 'пингвин'), () => player.visitor.hangsUp()])], seed),
        seed,
      )
      expect(replies.filter((reply) => (typeof reply === 'number' ? reply : reply.status) >= 500)).toEqual([])
      expect(tally((await games(race)).map(({ lostAt }) => lostAt !== null))).toEqual({ true: threes })
      await race.isFair()
    },
    patience,
  )
}
