import { and, eq, inArray, isNotNull, isNull, lt, notExists } from 'drizzle-orm'
import { withLogContext } from '../monitoring/monitoring.ts'
import { callbacks, calls, limits, participants, visits } from '../store/schema/schema.ts'
import { type GameContext, inTransaction } from '../store/store.ts'
import { visitHours } from './by-number.ts'
import { endCallback } from './callback-state.ts'
import { end, secondsTalked } from './end.ts'
import { countAsIs, hasGraceEnded } from './finish.ts'
import { changePairingCode, expiredPairingCodes } from './pairing-code.ts'
import { lockParticipantWhere } from './participant.ts'

/**
 * A live call is heard of more often than this: a phrase, the longest wait for the caller, the longest answer and all tries to
 * report it come to less.
 */
const unheardMinutes = 3

/** Between an order and the first word from its session lies less than this. */
const unstartedMinutes = 2

/**
 * Puts an end to what nobody else will end: calls that vanished, games whose grace time is over, digits of browsers that never
 * called. What fails for one does not keep the others waiting: it is thrown at the end, as an `AggregateError`.
 */
export async function sweep(context: GameContext): Promise<void> {
  const failures: unknown[] = []
  const note = (error: unknown) => void failures.push(error)
  for (const { id } of await vanishedCalls(context)) await endCall(context, id).catch(note)
  for (const { id } of await unstartedCallbacks(context))
    await withLogContext(() => endUnstarted(context, id), { call: id }).catch(note)
  for (const { id } of await lostGames(context)) await countGame(context, id).catch(note)
  for (const { id } of await expiredPairingCodes(context)) await changePairingCode(context, id).catch(note)
  await releaseDigits(context)
  await forgetCounts(context)
  if (failures.length > 0) throw new AggregateError(failures, 'a part of the sweep failed')
}

function vanishedCalls(context: GameContext) {
  return context.db.select({ id: calls.id }).from(calls).where(hasVanished(context))
}

function hasVanished(context: GameContext) {
  return and(eq(calls.quiz, context.quizName), isNull(calls.endedAt), lt(calls.heardAt, ago(context, unheardMinutes)))
}

function endCall(context: GameContext, id: string): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const [call] = await transaction.tx
      .select()
      .from(calls)
      .where(and(eq(calls.id, id), hasVanished(context)))
      .for('update')
    if (!call) return
    if (call.direction === 'outbound' && !call.answeredAt) await endCallback(transaction, id, 'failed')
    await end(transaction, call, { reason: 'not heard of any more', seconds: secondsTalked(call, call.heardAt) })
  })
}

/** The order was taken, and then nothing was heard. */
function unstartedCallbacks(context: GameContext) {
  const hasNotBegun = notExists(context.db.select().from(calls).where(eq(calls.id, callbacks.id)))
  const isOld = lt(callbacks.calledAt, ago(context, unstartedMinutes))
  return context.db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, context.quizName), isNull(callbacks.endedAt), isOld, hasNotBegun))
}

function endUnstarted(context: GameContext, id: string): Promise<void> {
  context.tellOperator('a call was ordered and its scenario never reported: see the call history of the account')
  return inTransaction(context, (transaction) => endCallback(transaction, id, 'failed'))
}

function lostGames(context: GameContext) {
  const isOver = lt(participants.lostAt, ago(context, context.quiz.graceMinutes))
  return context.db
    .select({ id: participants.id })
    .from(participants)
    .where(and(eq(participants.quiz, context.quizName), isNull(participants.finishedAt), isOver))
}

function countGame(context: GameContext, id: number): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const lost = await lockParticipantWhere(transaction, and(eq(participants.id, id), isNull(participants.finishedAt)))
    if (lost && (await hasGraceEnded(transaction, lost))) await countAsIs(transaction, lost)
  })
}

/** Several servers do this at the same time: what one is about, the others pass over. */
async function releaseDigits(context: GameContext): Promise<void> {
  const isOld = lt(visits.openedAt, ago(context, visitHours * 60))
  const old = context.db
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.quiz, context.quizName), isNotNull(visits.digits), isNull(visits.participantId), isOld))
    .for('update', { skipLocked: true })
  const released = await context.db
    .update(visits)
    .set({ digits: null })
    .where(inArray(visits.id, old))
    .returning({ id: visits.id })
  context.publish(released.map(({ id }) => id))
}

/** Their time is over: the next that is counted begins anew. */
async function forgetCounts({ db, now }: GameContext): Promise<void> {
  await db.delete(limits).where(lt(limits.expire, now()))
}

function ago(context: GameContext, minutes: number): Date {
  return new Date(context.now().getTime() - minutes * 60_000)
}
