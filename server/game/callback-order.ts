import { and, eq, isNull } from 'drizzle-orm'
import { callbacks, calls } from '../store/schema/schema.ts'
import {
  appendEntries,
  type Call,
  type Callback,
  type Caller,
  type GameContext,
  inTransaction,
  type Transaction,
} from '../store/store.ts'
import { unusableSessionUrl } from '../voximplant/voximplant.ts'
import { markVisitsOf } from './by-number.ts'
import { callableFrom } from './call-hours.ts'
import { enqueueCallback, keepPace, nextVisitsInQueue } from './callback-queue.ts'
import { endCallback, isInAnotherCall, type Vain } from './callback-state.ts'

/** What `Caller.order` may end in: `outcome` says what it means for the visitor, null that another try may help. */
export type OrderProblem = Error & { outcome: Vain | null }

type Options = { context: GameContext; caller: Caller; stopping: AbortSignal }

/**
 * Orders the call that a visitor has asked for, when its turn has come. Done again after a restart, it orders the same call: a
 * session that is not the first for its call is refused by `call.started`, so the telephone rings once. Throws what may be tried again.
 */
export async function takeCallback({ context, caller, stopping }: Options, id: string, isLast: boolean): Promise<void> {
  if (!(await isWanted(context, id))) return
  await keepPace(context, caller.perMinute, stopping)
  const callback = await begin(context, id)
  if (!callback) return
  try {
    const { sessionUrl } = await caller.order({ call: id, number: callback.phone, from: caller.from })
    context.record({ type: 'callback ordered', call: id, visit: callback.visitId })
    await keepSessionUrl(context, id, sessionUrl)
  } catch (problem) {
    const outcome = isOrderProblem(problem) ? problem.outcome : null
    if (outcome === null && !isLast) throw problem
    context.tellOperator(`a visitor could not be called: ${(problem as Error).message}`)
    await inTransaction(context, (transaction) => endCallback(transaction, id, outcome ?? 'failed'))
  }
}

async function isWanted({ db }: GameContext, id: string): Promise<boolean> {
  const [open] = await db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.id, id), isNull(callbacks.endedAt)))
  return open !== undefined
}

/** Null where the call is under way already, or not wanted any more. Whoever waits behind it has moved up. */
function begin(context: GameContext, id: string): Promise<Callback | null> {
  return inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, id))
    const isOpen = and(eq(callbacks.id, id), isNull(callbacks.endedAt))
    const [callback] = await tx.select().from(callbacks).where(isOpen).for('update')
    if (call || !callback) return null
    if (await isInAnotherCall(transaction, callback.phone, id)) return endCallback(transaction, id, 'called off').then(() => null)
    if (await isPutOff(transaction, callback)) return null
    await tx
      .update(callbacks)
      .set({ calledAt: callback.calledAt ?? at })
      .where(eq(callbacks.id, id))
    await markVisitsOf(transaction, callback.phone)
    for (const visitId of await nextVisitsInQueue(transaction)) transaction.changed.add(visitId)
    return callback
  })
}

/** The line was long, or the server away, until people are in bed: then the call waits for the morning. */
async function isPutOff(transaction: Transaction, { id, visitId, phone, zone, calledAt }: Callback): Promise<boolean> {
  const { tx, at, context } = transaction
  if (calledAt || context.caller?.ringsAtAnyHour) return false
  const callAt = callableFrom(at, zone, context.quiz)
  if (callAt <= at) return false
  await tx.update(callbacks).set({ callAt }).where(eq(callbacks.id, id))
  await enqueueCallback(transaction, { id, callAt })
  appendEntries(transaction, visitId, [{ from: 'pavel', text: context.spoken.callMe.later({ at: callAt, now: at, zone }) }])
  await markVisitsOf(transaction, phone)
  return true
}

/** The session reports its URL itself, unless the engine keeps that from it (voxengine.md §8). */
async function keepSessionUrl({ db, sessions, tellOperator }: GameContext, id: string, url: string): Promise<void> {
  if (!sessions.isUsable(url)) return tellOperator(unusableSessionUrl)
  await db.update(callbacks).set({ sessionUrl: url }).where(eq(callbacks.id, id))
  await db
    .update(calls)
    .set({ sessionUrl: url })
    .where(and(eq(calls.id, id), isNull(calls.sessionUrl)))
}

function isOrderProblem(problem: unknown): problem is OrderProblem {
  return problem instanceof Error && 'outcome' in problem
}

/** The request that this call was ordered for; null where it is wanted no more, or he is on the line already. */
export async function claimCallback(transaction: Transaction, { id }: Call): Promise<Callback | null> {
  const isOpen = and(eq(callbacks.id, id), isNull(callbacks.endedAt))
  const [callback] = await transaction.tx.select().from(callbacks).where(isOpen).for('update')
  if (!callback) return null
  await keepOrderedSessionUrl(transaction, callback)
  if (!(await isInAnotherCall(transaction, callback.phone, id))) return callback
  await endCallback(transaction, id, 'called off')
  return null
}

/** The order may have been answered since the call was noted; whoever notes the answer later waits for this row's lock, and finds the call. */
async function keepOrderedSessionUrl({ tx }: Transaction, { id, sessionUrl }: Callback): Promise<void> {
  if (sessionUrl !== null)
    await tx
      .update(calls)
      .set({ sessionUrl })
      .where(and(eq(calls.id, id), isNull(calls.sessionUrl)))
}
