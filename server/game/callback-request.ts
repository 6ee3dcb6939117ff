import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { callbacks, calls, participants, visits } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, inTransaction, type Participant, type Transaction, type Visit } from '../store/store.ts'
import { isAttemptOf, markVisitsOf } from './by-number.ts'
import { callableFrom, zoneOf } from './call-hours.ts'
import { enqueueCallback } from './callback-queue.ts'
import { endCallback, openCallbacksOf, triesLeft } from './callback-state.ts'
import { end } from './end.ts'
import { lockParticipantWhere } from './participant.ts'
import { pushTurn } from './pushed-turns.ts'
import { say } from './say.ts'

/** A number that has just been called in vain is left in peace for a moment. */
const pauseSeconds = 60

/** not now: the game is over, plays elsewhere or on the line, or nobody can be called · enough: three calls have been made */
export type CallbackProblem = 'not now' | 'enough'

/**
 * «Позвони мне»: puts a call to this visit's number into the line. Asked for once more while one is due, it changes nothing,
 * and a number that another browser has put in already is called once. Gives what stands in the way, or null.
 */
export async function requestCallback(context: GameContext, { id, phone }: Visit): Promise<CallbackProblem | null> {
  const zone = await zoneOf(phone, context.quiz)
  return inTransaction(context, async (transaction) => {
    await endSilentCall(transaction, id)
    const game = await lockParticipantWhere(transaction, isAttemptOf(context, phone))
    const [visit] = await transaction.tx.select().from(visits).where(eq(visits.id, id)).for('update')
    if (!visit || visit.phone !== phone || !mayBeCalled(context, visit, game)) return 'not now'
    if ((await openCallbacksOf(transaction, visit.phone)).length > 0) return null
    if ((await triesLeft(transaction, visit.phone)) === 0) return 'enough'
    await queue(transaction, visit, zone)
    return null
  })
}

/** A line that does not answer stands in the way of another: whoever asks to be called is not on it. */
async function endSilentCall(transaction: Transaction, visitId: number): Promise<void> {
  const { tx } = transaction
  const lost = tx
    .select({ callId: participants.callId })
    .from(participants)
    .where(and(eq(participants.visitId, visitId), isNotNull(participants.lostAt), isNull(participants.finishedAt)))
  const [call] = await tx
    .select()
    .from(calls)
    .where(and(inArray(calls.id, lost), isNull(calls.endedAt)))
    .for('update')
  if (call) await end(transaction, call, { reason: 'the line did not answer', seconds: 0 })
}

/** Before his game, and after it was lost in the middle; not while somebody plays with his number. */
function mayBeCalled({ caller }: GameContext, visit: Visit, participant: Participant | undefined): boolean {
  if (!caller) return false
  if (!participant) return visit.participantId === null
  return participant.visitId === visit.id && participant.finishedAt === null && participant.lostAt !== null
}

async function queue(transaction: Transaction, { id: visitId, phone }: Visit, zone: string): Promise<void> {
  const { tx, at, context } = transaction
  const soonest = await afterPause(transaction, phone)
  const callAt = context.caller?.ringsAtAnyHour ? soonest : callableFrom(soonest, zone, context.quiz)
  const id = crypto.randomUUID()
  await tx.insert(callbacks).values({ id, quiz: context.quizName, visitId, phone, zone, requestedAt: at, callAt })
  await enqueueCallback(transaction, { id, callAt })
  transaction.telemetry.push({ type: 'callback requested', call: id, visit: visitId })
  await markVisitsOf(transaction, phone)
  const { callMe } = context.spoken
  const promise = callAt > soonest ? callMe.later({ at: callAt, now: at, zone }) : callAt > at ? callMe.afterPause : callMe.soon
  appendEntries(transaction, visitId, [
    { from: 'visitor', text: callMe.asked },
    { from: 'pavel', text: promise },
  ])
}

async function afterPause({ tx, context, at }: Transaction, phone: string): Promise<Date> {
  const [last] = await tx
    .select({ endedAt: callbacks.endedAt })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, context.quizName), eq(callbacks.phone, phone), isNotNull(callbacks.calledAt)))
    .orderBy(desc(callbacks.requestedAt))
    .limit(1)
  return new Date(Math.max(at.getTime(), (last?.endedAt?.getTime() ?? 0) + pauseSeconds * 1000))
}

/** The visitor does not want to be called any more; a telephone that rings already falls silent. */
export function callOff(context: GameContext, { id: visitId }: Visit): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const { tx } = transaction
    const isOpen = and(eq(callbacks.visitId, visitId), isNull(callbacks.endedAt))
    const [callback] = await tx.select({ id: callbacks.id }).from(callbacks).where(isOpen)
    if (!callback) return
    const [call] = await tx.select().from(calls).where(eq(calls.id, callback.id)).for('update')
    if (call?.answeredAt) return
    await endCallback(transaction, callback.id, 'called off')
    appendEntries(transaction, visitId, [{ from: 'pavel', text: context.spoken.callMe.calledOff }])
    if (!call || call.endedAt) return
    await pushTurn(transaction, call, await say(transaction, call, { say: '', part: 'goodbye', visitId: null }))
  })
}
