import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { maskNumber, mayBeCalled } from '../rules/phone-number/phone-number.ts'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import {
  appendEntries,
  type Callback,
  type GameContext,
  inTransaction,
  made,
  type NewEntry,
  type Participant,
  type Transaction,
  type Visit,
} from '../store/store.ts'
import { isBlocked } from './blocked-numbers.ts'
import { findCallableTime, guessTimeZone } from './call-hours.ts'
import { enqueueCallback } from './callback-queue.ts'
import { findOpenCallbacks } from './callback-state.ts'
import { findCeilingForRequest } from './daily-ceilings.ts'
import { endCall } from './end-call.ts'
import { lockGameOfNumber, markVisitsChanged } from './find-by-number.ts'
import { wordsWhenClosed } from './opening.ts'

/** The pause after a call to a number before that number may be called again. */
const pauseSeconds = 60

/** Pavel’s promise to call back takes most of it. */
const hangUpSeconds = 15

/**
 * Why a callback was refused. `not now`: the game is over, is played in a call or another browser, or this server cannot
 * call anyone. `enough`: the number has been called often enough. `forbidden`: its country or kind is not called, or its
 * owner does not want to be. `ceiling`: the visitor's network, or everybody together, has had enough calls for now.
 */
export type CallbackProblem = 'not now' | 'enough' | 'forbidden' | 'ceiling'

/**
 * «Позвони мне» on the page: queues a callback to this visit's number. Returns why it was refused, or `null`. Asking again
 * while a callback of the number is open changes nothing, whichever browser asks, so the number is called once. `address` is
 * the browser's network address; without it, the one that gave the number counts.
 */
export async function requestCallback(
  context: GameContext,
  visit: Visit,
  address: string | null = null,
): Promise<CallbackProblem | null> {
  // Its data is loaded by the first call, which must not hold locks meanwhile.
  await guessTimeZone(visit.phone, context)
  const addressDisguise = address === null ? visit.addressDisguise : context.disguise(address)
  return inTransaction(context, (transaction) => requestCallbackIn(transaction, { ...visit, addressDisguise }))
}

type Request = Pick<Visit, 'id' | 'phone' | 'addressDisguise'>

/**
 * Does the same within a transaction: a caller who hides their number is called back at the number of the page whose code
 * they gave. With `by: 'call'` the chat does not say that the visitor has asked for it on the page. Expects that no lock
 * later than a call's is held; locks the participant, then the visit.
 */
export async function requestCallbackIn(
  transaction: Transaction,
  { id, phone, addressDisguise }: Request,
  { by = 'page' }: { by?: 'page' | 'call' } = {},
): Promise<CallbackProblem | null> {
  const { tx, context } = transaction
  await endUnresponsiveCall(transaction, id)
  const game = await lockGameOfNumber(transaction, phone)
  const [visit] = await lockVisit(tx, { id })
  if (!visit || visit.phone !== phone || !canBeCalled(transaction, visit, game)) return 'not now'
  if ((await findOpenCallbacks(tx, { campaignId: context.campaignId, phone })).length > 0) return null
  const problem = await findProblem(transaction, { ...visit, addressDisguise })
  if (!problem) await queueCallback(transaction, { ...visit, addressDisguise }, by)
  return problem
}

const lockVisit = made((db, { id }: { id: number }) => db.select().from(visits).where(eq(visits.id, id)).for('update'))

async function findProblem(
  transaction: Transaction,
  asked: Pick<Visit, 'phone' | 'addressDisguise' | 'tellsGame'>,
): Promise<CallbackProblem | null> {
  const { context, telemetry } = transaction
  if (!mayBeCalled(asked.phone, context.callRules)) return 'forbidden'
  // A page that may not tell learns at the callback's turn what it would of any line that is busy.
  if (asked.tellsGame && (await isBlocked(transaction, asked.phone))) return 'forbidden'
  const ceiling = await findCeilingForRequest(transaction, asked)
  if (!ceiling) return null
  telemetry.push({ type: 'ceiling reached', ceiling })
  return ceiling.endsWith('of number') ? 'enough' : 'ceiling'
}

/**
 * A call whose session does not respond would block the callback, and a visitor who asks to be called is not in it. Another
 * call may be locked already, so this does not wait for the lock; when it is taken, the whole transaction is retried.
 */
async function endUnresponsiveCall(transaction: Transaction, visitId: number): Promise<void> {
  const [call] = await lockUnresponsive(transaction.tx, { visitId })
  if (call) await endCall(transaction, call, { reason: 'the session did not respond', seconds: 0 })
}

const lockUnresponsive = made((db, { visitId }: { visitId: number }) => {
  const isLost = and(eq(participants.visitId, visitId), isNotNull(participants.lostAt), isNull(participants.finishedAt))
  const lost = db.select({ callId: participants.callId }).from(participants).where(isLost)
  return db
    .select()
    .from(calls)
    .where(and(inArray(calls.id, lost), isNull(calls.endedAt)))
    .for('update', { noWait: true })
})

/**
 * A visitor can be called before their game, and while it is lost; not while someone plays with their number, unless the page may
 * not tell that: then the call itself tells.
 */
function canBeCalled({ context, at }: Transaction, visit: Visit, participant: Participant | undefined): boolean {
  if (!context.caller || (!participant && wordsWhenClosed(context, at))) return false
  if (!visit.tellsGame && visit.participantId === null) return true
  if (!participant) return visit.participantId === null
  return participant.visitId === visit.id && participant.finishedAt === null && participant.lostAt !== null
}

async function queueCallback(
  transaction: Transaction,
  { id: visitId, phone, addressDisguise }: Visit,
  by: 'page' | 'call',
): Promise<void> {
  const { tx, at, context } = transaction
  const zone = await guessTimeZone(phone, context)
  const earliest = await findEarliest(transaction, phone, by)
  const callAt = context.caller?.ringsAtAnyHour ? earliest : findCallableTime(earliest, zone, context)
  const id = crypto.randomUUID()
  await insertCallback(tx, { id, campaignId: context.campaignId, visitId, phone, addressDisguise, zone, requestedAt: at, callAt })
  await enqueueCallback(transaction, { id, callAt })
  transaction.telemetry.push({ type: 'callback requested', call: id, visit: visitId })
  await markVisitsChanged(transaction, phone)
  const { callMe, called, hiddenNumber } = context.spoken
  const promise = callAt > earliest ? callMe.later({ at: callAt, now: at, zone }) : callAt > at ? callMe.afterPause : callMe.soon
  const entries: Record<typeof by, NewEntry[]> = {
    page: [
      { from: 'visitor', text: callMe.asked },
      { from: 'pavel', text: promise },
    ],
    call: [
      { from: 'line', text: called(null) },
      { from: 'pavel', text: hiddenNumber.callsBackChat(maskNumber(phone)) },
    ],
  }
  appendEntries(transaction, visitId, entries[by])
}

type NewCallback = Omit<Callback, 'calledAt' | 'sessionUrl' | 'takenBy' | 'endedAt' | 'outcome'>

const insertCallback = made((db, { id, campaignId, visitId, phone, addressDisguise, zone, requestedAt, callAt }: NewCallback) =>
  db.insert(callbacks).values({ id, campaignId, visitId, phone, addressDisguise, zone, requestedAt, callAt }),
)

/** Who has asked for it in a call needs a moment to hear the promise and hang up, or their line would be busy. */
async function findEarliest(transaction: Transaction, phone: string, by: 'page' | 'call'): Promise<Date> {
  const pauseEndsAt = await endOfPause(transaction, phone)
  const hungUpAt = transaction.at.getTime() + (by === 'call' ? hangUpSeconds * 1000 : 0)
  return new Date(Math.max(pauseEndsAt.getTime(), hungUpAt))
}

async function endOfPause({ tx, at }: Transaction, phone: string): Promise<Date> {
  const [last] = await findLast(tx, { phone })
  return new Date(Math.max(at.getTime(), (last?.endedAt?.getTime() ?? 0) + pauseSeconds * 1000))
}

const findLast = made((db, { phone }: { phone: string }) =>
  db
    .select({ endedAt: callbacks.endedAt })
    .from(callbacks)
    .where(and(eq(callbacks.phone, phone), isNotNull(callbacks.calledAt)))
    .orderBy(desc(callbacks.requestedAt))
    .limit(1),
)
