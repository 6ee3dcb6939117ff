import { and, eq, isNull } from 'drizzle-orm'
import { addLogContext } from '../monitoring/monitoring.ts'
import { mayBeCalled } from '../rules/phone-number/phone-number.ts'
import { callbacks, calls } from '../store/schema/schema.ts'
import {
  appendEntries,
  type Call,
  type Callback,
  type Caller,
  type GameContext,
  inTransaction,
  made,
  type Transaction,
} from '../store/store.ts'
import { unusableSessionUrl } from '../voximplant/voximplant.ts'
import { isBlocked } from './blocked-numbers.ts'
import { findCallableTime } from './call-hours.ts'
import { type CallbackJob, enqueueCallback, findNextVisits, hasWork, takeCallback, waitForSlot } from './callback-queue.ts'
import { type CallbackOutcome, endCallback, type FailedOutcome, isInAnotherCall, isOpenCallback } from './callback-state.ts'
import { findCeilingAtTurn } from './daily-ceilings.ts'
import { lockGameOfNumber, markVisitsChanged, mayTellGame } from './find-by-number.ts'
import { wordsWhenClosed } from './opening.ts'

/** An error of `Caller.order`. `outcome` is the callback's final outcome, or `null` when a retry may help. */
export type OrderProblem = Error & { outcome: FailedOutcome | null }

type Options = { context: GameContext; caller: Caller; stopping: AbortSignal }

/**
 * Orders the call of the callback whose turn it is, within the rate limit. `isLast` says that the queue will not retry.
 *
 * Idempotent: run again after a restart, it orders a call with the same id, and `call.started` refuses every session of a
 * call but the first, so the telephone rings once. Throws the order's error when a retry may help; otherwise the callback
 * ends and the operator is told.
 */
export async function orderCallback({ context, caller, stopping }: Options, job: CallbackJob, isLast: boolean): Promise<void> {
  if (!(await hasWork(context, job))) return
  await waitForSlot(context, caller.perMinute, stopping)
  const callback = await beginCallback(context, job)
  if (!callback) return
  const { id } = callback
  addLogContext({ call: id })
  try {
    const { sessionUrl } = await caller.order({ call: id, number: callback.phone, from: caller.from })
    context.record({ type: 'callback ordered', call: id, visit: callback.visitId })
    await saveSessionUrl(context, id, sessionUrl)
  } catch (problem) {
    const outcome = isOrderProblem(problem) ? problem.outcome : null
    if (outcome === null && !isLast) throw problem
    context.tellOperator(`a visitor could not be called: ${(problem as Error).message}`)
    await inTransaction(context, (transaction) => endCallback(transaction, id, outcome ?? 'failed'))
  }
}

/**
 * Marks the callback whose turn it is as being called, and moves the queue up. `null` when it must not be ordered now: its
 * call has already started, it has ended, or it was postponed.
 */
function beginCallback(context: GameContext, job: CallbackJob): Promise<Callback | null> {
  return inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    const callback = await takeCallback(transaction, job)
    if (!callback || (await hasStarted(transaction, callback))) return null
    const { id, phone, calledAt } = callback
    const end = await findReasonToEnd(transaction, callback)
    if (end) return endUncalled(transaction, callback, end).then(() => null)
    if (await postponeOutsideHours(transaction, callback)) return null
    await markTaken(tx, { id, calledAt: calledAt ?? at, key: job.key })
    await markVisitsChanged(transaction, phone)
    transaction.changed.add(callback.visitId)
    for (const visitId of await findNextVisits(transaction)) transaction.changed.add(visitId)
    return callback
  })
}

const markTaken = made((db, { id, calledAt, key }: { id: string; calledAt: Date; key: string }) =>
  db.update(callbacks).set({ calledAt, takenBy: key }).where(eq(callbacks.id, id)),
)

/** A line that is said to be busy counts as called, or else the tries that are left would tell that it was not. */
async function endUncalled(transaction: Transaction, { id, calledAt }: Callback, end: CallbackOutcome): Promise<void> {
  const { tx, at } = transaction
  if (end === 'busy') await markCalled(tx, { id, calledAt: calledAt ?? at })
  await endCallback(transaction, id, end)
}

const markCalled = made((db, { id, calledAt }: { id: string; calledAt: Date }) =>
  db.update(callbacks).set({ calledAt }).where(eq(callbacks.id, id)),
)

async function hasStarted({ tx }: Transaction, { id }: Callback): Promise<boolean> {
  const [call] = await findCall(tx, { id })
  return call !== undefined
}

const findCall = made((db, { id }: { id: string }) => db.select({ id: calls.id }).from(calls).where(eq(calls.id, id)))

/** What may have changed since the visitor asked: the wait can be long, and settings are read at each start. */
async function findReasonToEnd(transaction: Transaction, callback: Callback): Promise<CallbackOutcome | null> {
  const { id, visitId, phone, calledAt } = callback
  if (!mayBeCalled(phone, transaction.context.callRules)) return 'blocked'
  const reason = await findReasonOfNumber(transaction, phone, id)
  // A page that may not tell what the number does elsewhere says what it would of any line that is busy.
  if (reason) return (await mayTellGame(transaction, visitId)) ? reason : 'busy'
  const ceiling = calledAt === null ? await findCeilingAtTurn(transaction, callback) : null
  if (ceiling) transaction.telemetry.push({ type: 'ceiling reached', ceiling })
  return ceiling && 'ceiling'
}

async function findReasonOfNumber(transaction: Transaction, phone: string, id: string): Promise<CallbackOutcome | null> {
  if (await isInAnotherCall(transaction, phone, id)) return 'called off'
  if (wordsWhenClosed(transaction.context, transaction.at) && !(await lockGameOfNumber(transaction, phone))) return 'called off'
  return (await isBlocked(transaction, phone)) ? 'blocked' : null
}

/**
 * Postpones a callback until its number may be called again, and returns whether it did: the queue was long, or the server
 * down, until after the call hours.
 */
async function postponeOutsideHours(
  transaction: Transaction,
  { id, visitId, phone, zone, calledAt }: Callback,
): Promise<boolean> {
  const { tx, at, context } = transaction
  if (calledAt || context.caller?.ringsAtAnyHour) return false
  const callAt = findCallableTime(at, zone, context)
  if (callAt <= at) return false
  await postpone(tx, { id, callAt })
  await enqueueCallback(transaction, { id, callAt })
  appendEntries(transaction, visitId, [{ from: 'pavel', text: context.spoken.callMe.later({ at: callAt, now: at, zone }) }])
  await markVisitsChanged(transaction, phone)
  return true
}

const postpone = made((db, { id, callAt }: { id: string; callAt: Date }) =>
  db.update(callbacks).set({ callAt }).where(eq(callbacks.id, id)),
)

/**
 * Saves the session URL from the order's response. The session reports its own URL too, but the engine may leave that empty
 * (scenario/voxengine.md §8).
 */
async function saveSessionUrl({ db, sessions, tellOperator }: GameContext, id: string, url: string): Promise<void> {
  if (!sessions.isUsable(url)) return tellOperator(unusableSessionUrl)
  await saveUrlOfOrder(db, { id, url })
  await saveUrlOfCall(db, { id, url })
}

const saveUrlOfOrder = made((db, { id, url }: { id: string; url: string }) =>
  db.update(callbacks).set({ sessionUrl: url }).where(isOpenCallback(id)),
)

const saveUrlOfCall = made((db, { id, url }: { id: string; url: string }) =>
  db
    .update(calls)
    .set({ sessionUrl: url })
    .where(and(eq(calls.id, id), isNull(calls.sessionUrl), isNull(calls.endedAt))),
)

function isOrderProblem(problem: unknown): problem is OrderProblem {
  return problem instanceof Error && 'outcome' in problem
}

/**
 * Returns the callback that an outbound call was ordered for, and locks it. `null` when the call is no longer wanted, or the
 * number is in another call or has been blocked; the callback then ends. Expects the call to be locked.
 */
export async function claimCallback(transaction: Transaction, { id }: Call): Promise<Callback | null> {
  const [callback] = await lockOpenCallback(transaction.tx, { id })
  if (!callback) return null
  await copySessionUrl(transaction, callback)
  const end = await findReasonToEnd(transaction, callback)
  if (!end) return callback
  await endCallback(transaction, id, end)
  return null
}

/**
 * The order's response may have been saved after the call was registered, so its URL is copied to the call here. A response
 * that comes even later waits for this row's lock, and then finds the call itself.
 */
async function copySessionUrl({ tx }: Transaction, { id, sessionUrl }: Callback): Promise<void> {
  if (sessionUrl !== null) await copyUrl(tx, { id, sessionUrl })
}

const copyUrl = made((db, { id, sessionUrl }: { id: string; sessionUrl: string }) =>
  db
    .update(calls)
    .set({ sessionUrl })
    .where(and(eq(calls.id, id), isNull(calls.sessionUrl))),
)

const lockOpenCallback = made((db, { id }: { id: string }) => db.select().from(callbacks).where(isOpenCallback(id)).for('update'))
