import { and, eq } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../scenario/protocol.ts'
import { end } from './game/end.ts'
import { hear } from './game/hear.ts'
import { pickUp } from './game/pick-up.ts'
import { register, start } from './game/start.ts'
import { type Call, inOneTransaction, type Moment, type World } from './game/world.ts'
import { calls, events } from './schema.ts'

/** The event names a call that this server does not know. */
export class UnknownCall extends Error {}

/** The event cannot belong to its call: `field` says which part of it is wrong, `expected` what would be right. */
export class EventRefused extends Error {
  constructor(readonly field: string, readonly expected: string) {
    super(`${field}: expected ${expected}`)
  }
}

/**
 * The one way in for what happens in a call; gives Pavel's next turn. The same (`call`, `seq`) always gets the same reply
 * and counts once; events may be missing before it, because each one names the turn that it answers.
 * Ends in `UnknownCall` or `EventRefused`.
 */
export function receive(world: World, event: VoiceEvent): Promise<Turn> {
  return inOneTransaction(world, async (moment) => {
    const call = await lockCall(moment, event)
    const known = await replyGiven(moment, event)
    if (known) return known
    const reply = await happen(moment, call, event)
    await remember(moment, event, reply)
    return reply
  })
}

/** The lock keeps two events of one call, or one event sent twice at once, apart. */
async function lockCall(moment: Moment, event: VoiceEvent): Promise<Call> {
  if (event.type === 'call.started') await register(moment, event)
  const [call] = await moment.tx.select().from(calls)
    .where(and(eq(calls.id, event.call), eq(calls.quiz, moment.world.quizName))).for('update')
  if (!call) throw new UnknownCall(event.call)
  return call
}

async function replyGiven({ tx }: Moment, event: VoiceEvent): Promise<Turn | undefined> {
  const [known] = await tx.select({ reply: events.reply }).from(events)
    .where(and(eq(events.callId, event.call), eq(events.seq, event.seq)))
  return known?.reply
}

async function happen(moment: Moment, call: Call, event: VoiceEvent): Promise<Turn> {
  switch (event.type) {
    case 'call.started': return call.turn === 0 ? start(moment, call) : call.reply
    case 'call.answered': return pickUp(moment, call)
    case 'call.ended': return end(moment, call, event)
    case 'call.failed': return end(moment, call, { reason: `${event.code} ${event.reason}`, seconds: 0 })
    case 'turn.started': return call.reply
    default:
      if (event.turn > call.turn) throw new EventRefused('turn', `at most ${call.turn}`)
      return hear(moment, call, event)
  }
}

async function remember({ tx, at }: Moment, event: VoiceEvent, reply: Turn): Promise<void> {
  await tx.insert(events).values({ callId: event.call, seq: event.seq, type: event.type, reply, at })
}
