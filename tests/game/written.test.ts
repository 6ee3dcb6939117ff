import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Happening } from '../../scenario/protocol.ts'
import { conversationOf, readConversation } from '../../server/conversation/conversation.ts'
import { handleTypedInput, receive } from '../../server/game/game.ts'
import type { Change, GameContext } from '../../server/store/store.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { started } from '../cast/wire.ts'

type Deed = (turn: number) => Happening | { type: 'typed'; text: string } | { type: 'hung up on the page' }

const says =
  (text: string, back = 0): Deed =>
  (turn) => ({ type: 'speech.heard', turn: Math.max(1, turn - back), text, confidence: 1 })

const inGame: Deed[] = [
  says('пингвин'),
  says('пингвин'),
  says('повтори'),
  says('эээ'),
  says('поздно', 1),
  (turn) => ({ type: 'keys.pressed', turn, keys: '2' }),
  (turn) => ({ type: 'keys.pressed', turn, keys: '3' }),
  (turn) => ({ type: 'silence', turn }),
  () => ({ type: 'typed', text: 'пингвин' }),
]
const around: Deed[] = [
  (turn) => ({ type: 'turn.started', turn }),
  () => ({ type: 'call.answered' }),
  () => ({ type: 'call.ended', reason: '', seconds: 10 }),
  () => ({ type: 'hung up on the page' }),
]
const deeds = fc.array(
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...inGame) }, { weight: 1, arbitrary: fc.constantFrom(...around) }),
  { maxLength: 16 },
)

const beginning: Deed[] = [() => ({ type: 'call.answered' }), says('пингвин'), () => ({ type: 'typed', text: 'пингвин' })]
const runs = 15

test('what a transaction gives to the pages is what they would read', async () => {
  const evening = await opensTheEvening()
  let [number, given] = [0, 0]
  await fc.assert(
    fc.asyncProperty(deeds, async (list) => {
      const phone = `+7916${String(number++).padStart(7, '0')}`
      const visitor = await evening.comes()
      await visitor.givesNumber(phone)
      given += await play(evening.context, phone, [...beginning, ...list])
    }),
    { numRuns: runs },
  )
  expect(given).toBeGreaterThanOrEqual(runs * 2)
})

test('the answer that ends the game is given with its prize', async () => {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber('8 916 123-45-67')
  const skips = evening.quiz.rebuses.map((): Deed => (turn) => ({ type: 'keys.pressed', turn, keys: '3' }))
  const given = await play(evening.context, '+79161234567', [() => ({ type: 'call.answered' }), ...skips])
  expect(given).toBe(skips.length)
})

/** Plays these deeds, compares everything that is given with what is read then, and returns how often something was given. */
async function play(evening: GameContext, phone: string, list: Deed[]): Promise<number> {
  const changes: Change[] = []
  const at = evening.now()
  const context = { ...evening, now: () => at, publish: (published: Iterable<Change>) => void changes.push(...published) }
  const call = crypto.randomUUID()
  await receive(context, { call, seq: 1, ...started(phone) })
  let given = 0
  for (const [index, deed] of list.entries()) {
    changes.length = 0
    await does(context, deed(await turnOf(context, call)), { call, seq: index + 2, phone })
    for (const { visitId, written } of changes) {
      if (!written) continue
      const read = await readConversation(context, visitId, written.base)
      const composed = conversationOf(context, written)
      // The page of a lost game offers a call, so it shows more than the transaction wrote.
      expect(composed).toEqual(read?.stage.state === 'lost' ? null : read)
      if (composed) given++
    }
  }
  return given
}

type Place = { call: string; seq: number; phone: string }

async function does(context: GameContext, deed: ReturnType<Deed>, { call, seq, phone }: Place): Promise<unknown> {
  if (deed.type !== 'typed' && deed.type !== 'hung up on the page') return receive(context, { call, seq, ...deed })
  const visit = await context.db.query.visits.findFirst({ where: (visits, { eq }) => eq(visits.phone, phone) })
  const game = await context.db.query.participants.findFirst({ where: (games, { eq }) => eq(games.phone, phone) })
  if (!visit || !game) throw new Error('expected a visit and its game')
  const { question } = game
  return handleTypedInput(
    context,
    visit,
    deed.type === 'typed' ? { type: 'answer', question, answer: deed.text } : { type: 'hang up' },
  )
}

async function turnOf({ db }: GameContext, id: string): Promise<number> {
  return (await db.query.calls.findFirst({ where: (calls, { eq }) => eq(calls.id, id) }))?.turn ?? 0
}
