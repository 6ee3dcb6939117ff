import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Happening } from '../../scenario/protocol.ts'
import { receive } from '../../server/game/receive-event.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { started } from '../cast/wire.ts'

/** What a caller may do in a turn. The turn's number is filled in during the game. */
const deeds = fc.constantFrom<(turn: number) => Happening>(
  (turn) => ({ type: 'speech.heard', turn, text: 'дедлайн', confidence: 1 }),
  (turn) => ({ type: 'speech.heard', turn, text: 'пингвин', confidence: 0.4 }),
  (turn) => ({ type: 'keys.pressed', turn, keys: '2' }),
  (turn) => ({ type: 'keys.pressed', turn, keys: '3' }),
  (turn) => ({ type: 'silence', turn }),
)

test('repeating any of the events of a game does not change its outcome', async () => {
  const evening = await opensTheEvening()
  let number = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(deeds, fc.integer({ min: 1, max: 3 })), { maxLength: 12 }), async (calls) => {
      const [once, repeated] = [await playedBy(calls.map(([deed]) => [deed, 1])), await playedBy(calls)]
      expect(repeated).toEqual(once)
    }),
    { numRuns: 15 },
  )

  async function playedBy(deeds: [(turn: number) => Happening, number][]) {
    const phone = `+7916${String(number++).padStart(7, '0')}`
    await (await evening.comes()).givesNumber(phone)
    const call = crypto.randomUUID()
    let { turn } = await receive(evening.context, { call, seq: 1, ...started(phone) })
    for (const [index, [deed, times]] of deeds.entries()) {
      const event = { call, seq: index + 2, ...deed(turn) }
      for (let time = 0; time < times; time++) ({ turn } = await receive(evening.context, event))
    }
    const game = (await evening.context.db.query.participants.findMany()).find((participant) => participant.phone === phone)
    return (
      game && {
        rebus: game.rebus,
        attempt: game.attempt,
        points: game.points,
        question: game.question,
        isFinished: game.finishedAt !== null,
        turn,
      }
    )
  }
})
