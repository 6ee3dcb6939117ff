import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Happening } from '../../scenario/protocol.ts'
import { requestCallback } from '../../server/game/callback-request.ts'
import { receive } from '../../server/game/receive-event.ts'
import { sweep } from '../../server/game/sweep.ts'
import { handleTypedInput } from '../../server/game/typed-input.ts'
import { findVisit, openVisit } from '../../server/game/visits.ts'
import { erase } from '../../server/privacy/erase.ts'
import { isNothing } from '../../server/privacy/personal-rows.ts'
import type { GameContext } from '../../server/store/context.ts'
import { hashToken } from '../../server/store/secrets.ts'
import { emptyGames } from '../cast/database.ts'
import { startServer } from '../cast/server.ts'
import { started } from '../cast/wire.ts'
import { dump, findAll } from './dump.ts'
import { spellingsOf } from './people.ts'

const phones = ['+79161234567', '+79037654321', '+79265550199']
const actions = [
  'gives their number',
  'gives another person’s number',
  'calls',
  'calls with a hidden number',
  'answers rightly',
  'answers wrongly',
  'types',
  'asks to be called',
  'hangs up',
  'waits for long',
  'is erased',
] as const
const ended = { type: 'call.ended', reason: '', seconds: 20 } as const
const evening = fc.array(fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom(...actions)), { minLength: 3, maxLength: 25 })

/** Three people who do anything in any order, through the game's own functions. */
function peopleIn(context: GameContext, passes: (minutes: number) => void) {
  const lines = new Map<number, { call: string; seq: number; turn: number }>()
  const token = (person: number) => `token-of-${person}`.padEnd(32, '-')
  const words = (person: number) => `никто кроме ${['первого', 'второго', 'третьего'][person]} такого не говорил`

  async function reports(person: number, happening: (turn: number) => Happening) {
    const line = lines.get(person)
    if (!line) return
    line.seq += 1
    const { turn, then } = await receive(context, { call: line.call, seq: line.seq, ...happening(line.turn) })
    line.turn = turn
    if (then !== 'listen' && lines.delete(person)) await receive(context, { call: line.call, seq: line.seq + 1, ...ended })
  }

  async function calls(person: number, caller: string) {
    if (lines.has(person)) return
    lines.set(person, { call: crypto.randomUUID(), seq: 0, turn: 1 })
    await reports(person, () => started(caller))
    await reports(person, () => ({ type: 'call.answered' }))
  }

  const says = (person: number, text: string) =>
    reports(person, (turn) => ({ type: 'speech.heard', turn: Math.max(turn, 1), text, confidence: 0.9 }))
  const does: Record<(typeof actions)[number], (person: number) => Promise<unknown>> = {
    'gives their number': (person) => openVisit(context, token(person), { phone: phones[person] ?? '', consentVersion: '1' }),
    'gives another person’s number': (person) =>
      openVisit(context, token(person), { phone: phones[(person + 1) % 3] ?? '', consentVersion: '1' }),
    calls: (person) => calls(person, (phones[person] ?? '').slice(1)),
    async 'calls with a hidden number'(person) {
      const visit = await findVisit(context, token(person))
      await calls(person, '')
      if (visit?.digits) await reports(person, (turn) => ({ type: 'keys.pressed', turn, keys: visit.digits ?? '' }))
    },
    async 'answers rightly'(person) {
      const visit = await findVisit(context, token(person))
      const game =
        visit?.participantId &&
        (await context.db.query.participants.findFirst({ where: (row, { eq }) => eq(row.id, visit.participantId ?? 0) }))
      await says(person, context.quiz.rebuses[game ? game.rebus : 0]?.answer ?? 'диктуйте')
    },
    'answers wrongly': (person) => says(person, words(person)),
    async types(person) {
      const visit = await findVisit(context, token(person))
      if (visit) await handleTypedInput(context, visit, { type: 'answer', question: 0, answer: words(person) })
    },
    async 'asks to be called'(person) {
      const visit = await findVisit(context, token(person))
      if (visit) await requestCallback(context, visit)
    },
    async 'hangs up'(person) {
      await reports(person, () => ended)
      lines.delete(person)
    },
    async 'waits for long'() {
      passes(16)
      await sweep(context)
    },
    'is erased': (person) => erase(context, phones[person] ?? ''),
  }
  return { does, token, words }
}

/**
 * Only after these may words or tokens remain: words said under another's number, or in a hidden call that never reached a
 * game, cannot be attributed.
 */
const unattributable = ['gives another person’s number', 'calls with a hidden number']

test('after any sequence of actions by three people, an erased person is gone, and erasing them again changes nothing', async () => {
  const { context: usual, passes } = await startServer()
  const caller = { from: '+74951234567', perMinute: 60, ringsAtAnyHour: true, order: async () => ({ sessionUrl: '' }) }
  const context: GameContext = { ...usual, caller, queue: { add: async () => {} } }
  const [ivan = ''] = phones
  await fc.assert(
    fc
      .asyncProperty(evening, fc.boolean(), async (happened, mayCall) => {
        const { does, token, words } = peopleIn({ ...context, caller: mayCall ? caller : null }, passes)
        for (const [person, action] of happened) await does[action](person)
        await erase(context, ivan)
        expect(await findAll(spellingsOf({ phone: ivan, words: ['', '', ''] }))).toEqual([])
        if (!happened.some(([, action]) => unattributable.includes(action)))
          expect(await findAll([hashToken(token(0)), words(0)])).toEqual([])
        const once = await kept()
        expect(isNothing(await erase(context, ivan))).toBe(true)
        expect(await kept()).toEqual(once)
      })
      .afterEach(() => emptyGames()),
    { numRuns: 15 },
  )
}, 120_000)

async function kept() {
  return (await dump())
    .filter(({ schema }) => schema === 'public')
    .map(({ table, text }) => table + text)
    .sort()
}
