import { afterEach, expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { allAre, atOnce, contenders, endRaces, pairs, patience, phoneOf, seeds, startRace, tally, times } from './race.ts'
import { answersOf, games, visitsOf } from './rows.ts'

afterEach(endRaces)

/** The standard quiz twice over: each call takes a turn, and so many of them would bring a game of five rebuses to its ceiling. */
async function longQuiz() {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  return { ...file, quiz: { ...quiz, rebuses: [...quiz.rebuses, ...quiz.rebuses] } }
}

test(
  `${contenders} calls come from one number at once: there is one game, and one call plays it`,
  async () => {
    const race = await startRace({ quizFile: await longQuiz() })
    const phone = phoneOf(0)
    expect(await browser(race.servers[0].url).gives(phone)).toBe(200)
    const calls = times(contenders, (index) => wire(race.server(index).url))

    const welcomes = await atOnce(calls.map((call) => () => call.starts(phone)))
    allAre(200, welcomes)
    expect(tally(welcomes.map(({ turn }) => turn.say.includes('Ребус первый')))).toEqual({ true: contenders })

    const pickedUp = await atOnce(calls.map((call) => () => call.reports({ type: 'call.answered' })))
    allAre(200, pickedUp)

    const skips = await atOnce(calls.map((call) => () => call.reports({ type: 'keys.pressed', turn: 1, keys: '3' })))
    allAre(200, skips)
    expect(tally(skips.map(({ turn }) => turn.then))).toEqual({ listen: 1, 'hang up': contenders - 1 })
    expect(await answersOf(race)).toHaveLength(1)

    const ends = await atOnce(calls.map((call) => () => call.reports({ type: 'call.ended', reason: 'hung up', seconds: 5 })))
    allAre(200, ends)
    expect(await games(race)).toMatchObject([{ phone, question: 1, lostAt: expect.any(Date) }])
    await race.isFair()
  },
  patience,
)

test(
  `${contenders} telephones enter one visitor’s pairing code at once: there is one game`,
  async () => {
    const race = await startRace()
    await browser(race.servers[0].url).gives(phoneOf(0))
    const [visit] = await visitsOf(race)
    const calls = times(contenders, (index) => ({ call: wire(race.server(index).url), phone: phoneOf(index, 903) }))
    await atOnce(
      calls.map(
        ({ call, phone }) =>
          () =>
            call.starts(phone),
      ),
    )
    const paired = await atOnce(
      calls.map(
        ({ call }) =>
          () =>
            call.reports({ type: 'keys.pressed', turn: 1, keys: visit?.digits ?? '' }),
      ),
    )
    allAre(200, paired)
    expect(await games(race)).toHaveLength(1)
    await race.isFair()
  },
  patience,
)

for (const seed of seeds) {
  test(
    `${pairs} visitors each call from their own telephone and, with the pairing code, from another at once: each has one game (seed ${seed})`,
    async () => {
      const race = await startRace()
      await atOnce(
        times(pairs, (index) => () => browser(race.server(index).url).gives(phoneOf(index))),
        seed,
      )
      const waiting = await visitsOf(race)
      expect(waiting).toHaveLength(pairs)
      const others = waiting.map(({ digits }, index) => ({
        digits: digits ?? '',
        call: wire(race.server(index + 1).url),
        phone: phoneOf(index, 903),
      }))
      for (const { call, phone } of others) expect((await call.starts(phone)).turn.listen?.keys).toBeGreaterThanOrEqual(4)

      const answers = await atOnce(
        [
          ...waiting.map(
            ({ phone }, index) =>
              () =>
                wire(race.server(index).url).starts(phone),
          ),
          ...others.map(
            ({ call, digits }) =>
              () =>
                call.reports({ type: 'keys.pressed', turn: 1, keys: digits }),
          ),
        ],
        seed,
      )
      allAre(200, answers)
      const participants = await games(race)
      expect(participants).toHaveLength(pairs)
      expect(tally((await visitsOf(race)).map(({ participantId }) => participantId !== null))).toEqual({ true: pairs })
      await race.isFair()
    },
    patience,
  )

  test(
    `${pairs} visitors call again while their first, unanswered call ends: the second call plays the game (seed ${seed})`,
    async () => {
      const race = await startRace()
      await atOnce(
        times(pairs, (index) => () => browser(race.server(index).url).gives(phoneOf(index))),
        seed,
      )
      const first = times(pairs, (index) => wire(race.server(index).url))
      await atOnce(
        first.map((call, index) => () => call.starts(phoneOf(index))),
        seed,
      )
      const second = times(pairs, (index) => wire(race.server(index + 1).url))
      const answers = await atOnce(
        [
          ...first.map((call) => () => call.reports({ type: 'call.ended', reason: 'hung up', seconds: 0 })),
          ...second.map((call, index) => () => call.starts(phoneOf(index))),
        ],
        seed,
      )
      allAre(200, answers)
      const spoken = await atOnce(
        second.map((call) => () => call.reports({ type: 'keys.pressed', turn: 1, keys: '3' })),
        seed,
      )
      expect(tally(spoken.map(({ turn }) => turn.say.includes('Ребус второй')))).toEqual({ true: pairs })
      expect(tally((await games(race)).map(({ question }) => question))).toEqual({ 1: pairs })
      await race.isFair()
    },
    patience,
  )
}
