import { eq } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { participants } from '../store/schema/schema.ts'
import { type Call, type GameContext, inTransaction, made, type Transaction } from '../store/store.ts'
import { registerCall, startCall } from './call-start.ts'
import { type CallerEvent, handleInput, isOfCaller } from './caller-input.ts'
import { endCall, failCall, hangUpOnMachine } from './end-call.ts'
import { completeTurn } from './expected-phrases.ts'
import { markVisitsChanged } from './find-by-number.ts'
import { saveFindings } from './first-call-check.ts'
import { findSavedEvents, saveDeliveryReports, savedReplyOf, saveEvent } from './idempotency.ts'
import { lockCall } from './lock-call.ts'
import { keepLocked, lockParticipantOfCall } from './participant.ts'
import { pickUp } from './pick-up.ts'
import { acknowledgeTurn } from './pushed-turns.ts'
import { makeInitialTurn } from './say.ts'

/** The event names a call that this server does not know. */
export class UnknownCall extends Error {}

/** The event cannot belong to its call: `field` names the wrong part of the event, `expected` describes a valid value. */
export class EventRefused extends Error {
  constructor(
    readonly field: string,
    readonly expected: string,
  ) {
    super(`${field}: expected ${expected}`)
  }
}

/**
 * Handles one event of a call, of whichever campaign, and returns Pavel's next turn. Every event takes this path. The pair (`call`, `seq`) is the
 * idempotency key: a repeated event gets the saved reply and changes nothing. Events may be missing in between, because
 * each one names the turn it answers. An erased call only ever gets its goodbye, and nothing it sends is stored.
 *
 * `delivery` is the `webhook-id` the event was signed with, or `null` to skip the check for a reused one. Throws
 * `UnknownCall`, `EventRefused` or `DeliveryReused`; the transaction is then rolled back. Locks the call's row first.
 */
export function receive(context: GameContext, event: VoiceEvent, delivery: string | null = null): Promise<Turn> {
  return inTransaction(context, async (transaction) => {
    const { call, savedReply } = await lockRows(transaction, event, delivery)
    if (isOfAnotherSession(call, event)) return makeInitialTurn(transaction.context)
    if (call.erasedAt) return call.reply
    if (savedReply) {
      await markChangedAgain(transaction, call)
      return completeTurn(transaction, savedReply)
    }
    const reply = await handleEvent(transaction, call, event)
    saveEvent(transaction, event, delivery, reply)
    saveDeliveryReports(transaction, event)
    return completeTurn(transaction, reply)
  })
}

/**
 * The row lock serialises the events of one call, including two copies of one event that arrive at the same time. What else an event
 * needs is asked for together with it: the database answers in this order, so the others see what was committed before the lock.
 */
async function lockRows(transaction: Transaction, event: VoiceEvent, delivery: string | null) {
  if (event.type === 'call.started') await registerCall(transaction, event)
  const { tx, context } = transaction
  const [[call], saved, [participant]] = await Promise.all([
    lockCall(tx, { id: event.call }),
    findSavedEvents(tx, event, delivery),
    isOfCaller(event) ? lockParticipantOfCall(tx, { call: event.call }) : [],
  ])
  const campaign = call && context.campaigns.find(call.campaignId)
  if (!campaign) throw new UnknownCall(event.call)
  transaction.context = campaign
  if (participant) await keepLocked(transaction, participant)
  return { call, savedReply: savedReplyOf(saved, event, delivery) }
}

/** When the answer to an order is lost, the order is sent again and a second session starts. Only the first may dial. */
function isOfAnotherSession(call: Call, event: VoiceEvent): boolean {
  return event.type === 'call.started' && event.session !== call.session
}

/** The server that saved this event may have crashed before it published the change, so the pages may still be stale. */
async function markChangedAgain(transaction: Transaction, { participantId, caller }: Call): Promise<void> {
  if (participantId === null) return markVisitsChanged(transaction, caller)
  const [game] = await findVisitOfGame(transaction.tx, { participantId })
  if (game) transaction.changed.add(game.visitId)
}

const findVisitOfGame = made((db, { participantId }: { participantId: number }) =>
  db.select({ visitId: participants.visitId }).from(participants).where(eq(participants.id, participantId)),
)

async function handleEvent(transaction: Transaction, call: Call, event: VoiceEvent): Promise<Turn> {
  switch (event.type) {
    case 'call.started':
      return call.turn === 0 ? startCall(transaction, call, event) : call.reply
    case 'call.answered':
      return pickUp(transaction, call)
    case 'call.ended':
      return endCall(transaction, call, event)
    case 'call.failed':
      return failCall(transaction, call, event)
    case 'turn.started': {
      await acknowledgeTurn(transaction, call, event.turn)
      return call.reply
    }
    case 'machine.answered':
      return hangUpOnMachine(transaction, call)
    case 'call.examined': {
      await saveFindings(transaction, call, event.findings)
      return call.reply
    }
    default:
      if (event.turn > call.turn) throw new EventRefused('turn', `at most ${call.turn}`)
      noteInterruption(transaction, event)
      return handleInput(transaction, call, event)
  }
}

function noteInterruption({ telemetry }: Transaction, event: VoiceEvent & CallerEvent): void {
  if (event.type !== 'speech.heard' || event.interrupted === undefined) return
  telemetry.push({ type: 'pavel interrupted', call: event.call, turn: event.turn, piece: event.interrupted })
}
