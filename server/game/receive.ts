import { and, eq } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { calls, events, participants } from '../store/schema/schema.ts'
import { type Call, type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import { markVisitsOf } from './by-number.ts'
import { register, start } from './call-start.ts'
import { keepFindings } from './check.ts'
import { end, fail } from './end.ts'
import { hangUpOnMachine } from './hang-up.ts'
import { noteBefore, replyGivenBefore, rowOf } from './idempotency.ts'
import { handleInput } from './input.ts'
import { pickUp } from './pick-up.ts'
import { acknowledge } from './pushed-turns.ts'
import { noTurn } from './say.ts'

/** The event names a call that this server does not know. */
export class UnknownCall extends Error {}

/** The event cannot belong to its call: `field` says which part of it is wrong, `expected` what would be right. */
export class EventRefused extends Error {
  constructor(
    readonly field: string,
    readonly expected: string,
  ) {
    super(`${field}: expected ${expected}`)
  }
}

/**
 * The one way in for what happens in a call; gives Pavel's next turn. The same (`call`, `seq`) always gets the same reply
 * and counts once; events may be missing before it, because each one names the turn that it answers. A call that was erased says
 * its goodbye, and takes in nothing more.
 * `delivery` is the id that it was signed with. Ends in `UnknownCall`, `EventRefused` or `DeliveryReused`, without any effect.
 */
export function receive(context: GameContext, event: VoiceEvent, delivery: string | null = null): Promise<Turn> {
  return inTransaction(context, async (transaction) => {
    const call = await lockCall(transaction, event)
    const known = await replyGivenBefore(transaction, event, delivery)
    if (isOfAnotherSession(call, event)) return noTurn(transaction.context)
    if (call.erasedAt) return call.reply
    if (known) {
      await noteAgain(transaction, call)
      return known
    }
    const reply = await happen(transaction, call, event)
    await remember(transaction, event, delivery, reply)
    return reply
  })
}

/** The lock keeps two events of one call, or one event sent twice at once, apart. */
async function lockCall(transaction: Transaction, event: VoiceEvent): Promise<Call> {
  if (event.type === 'call.started') await register(transaction, event)
  const [call] = await transaction.tx
    .select()
    .from(calls)
    .where(and(eq(calls.id, event.call), eq(calls.quiz, transaction.context.quizName)))
    .for('update')
  if (!call) throw new UnknownCall(event.call)
  return call
}

/** One order, started twice because an answer got lost, makes two sessions: only the first may call anybody. */
function isOfAnotherSession(call: Call, event: VoiceEvent): boolean {
  return event.type === 'call.started' && event.session !== call.session
}

/** Whichever server has saved this event may have died before it told the others, and the pages on them show what was before. */
async function noteAgain(transaction: Transaction, { participantId, caller }: Call): Promise<void> {
  if (participantId === null) return markVisitsOf(transaction, caller)
  const [game] = await transaction.tx
    .select({ visitId: participants.visitId })
    .from(participants)
    .where(eq(participants.id, participantId))
  if (game) transaction.changed.add(game.visitId)
}

async function happen(transaction: Transaction, call: Call, event: VoiceEvent): Promise<Turn> {
  switch (event.type) {
    case 'call.started':
      return call.turn === 0 ? start(transaction, call, event) : call.reply
    case 'call.answered':
      return pickUp(transaction, call)
    case 'call.ended':
      return end(transaction, call, event)
    case 'call.failed':
      return fail(transaction, call, event)
    case 'turn.started': {
      await acknowledge(transaction, call, event.turn)
      return call.reply
    }
    case 'machine.answered':
      return hangUpOnMachine(transaction, call)
    case 'call.examined': {
      await keepFindings(transaction, call, event.findings)
      return call.reply
    }
    default:
      if (event.turn > call.turn) throw new EventRefused('turn', `at most ${call.turn}`)
      return handleInput(transaction, call, event)
  }
}

async function remember(transaction: Transaction, event: VoiceEvent, delivery: string | null, reply: Turn): Promise<void> {
  await transaction.tx.insert(events).values({ ...rowOf(event), delivery, reply, at: transaction.at })
  await noteBefore(transaction, event)
}
