import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { callbacks, settings } from '../store/schema/schema.ts'
import { type Callback, type GameContext, Raced, type Transaction, unread } from '../store/store.ts'
import { isWaiting, queueOf } from './fair-order.ts'

/**
 * Queues the job that orders a callback, due at `callAt`. The key contains the due time, so a postponed callback can be
 * queued again while its first job is still running.
 */
export async function enqueueCallback(
  { tx, context }: Transaction,
  { id, callAt }: Pick<Callback, 'id' | 'callAt'>,
): Promise<void> {
  await context.queue.add(tx, 'callbacks', { id }, { key: `${id} ${callAt.getTime()}`, notBefore: callAt })
}

/** The setting that holds when the next free slot begins, in milliseconds since 1970. */
const nextSlotKey = 'next call'

/**
 * Reserves the next free slot and resolves when it begins. The pages of the visits whose calls come next get their new
 * waiting time. Rejects when `stopping` aborts.
 */
export async function waitForSlot(context: GameContext, perMinute: number, stopping: AbortSignal): Promise<void> {
  const slot = await reserveSlot(context, spacingMs(perMinute))
  context.publish(unread(await findNextVisits({ tx: context.db, context })))
  await wait(Math.max(0, slot - context.now().getTime()), undefined, { signal: stopping })
}

/** One statement, so that no two servers get the same slot. A slot that is reserved but not used is lost, which is harmless. */
async function reserveSlot({ db, now }: GameContext, spacing: number): Promise<number> {
  const at = now().getTime()
  const [next] = await db
    .insert(settings)
    .values({ key: nextSlotKey, value: String(at + spacing) })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`(greatest(${settings.value}::bigint, ${at}) + ${spacing})::text` },
    })
    .returning({ value: settings.value })
  return Number(next?.value) - spacing
}

/** The distance between two calls that keeps all servers together within `perMinute`. */
function spacingMs(perMinute: number): number {
  return Math.ceil(60_000 / perMinute)
}

/** Returns how many milliseconds a callback waits when `before` others are ordered first. The first of them has its slot. */
export async function estimateWaitMs({ db, now }: GameContext, before: number, perMinute: number): Promise<number> {
  const [next] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, nextSlotKey))
  const spacing = spacingMs(perMinute)
  const firstAt = next ? Number(next.value) - spacing : 0
  return Math.max(0, firstAt - now().getTime()) + before * spacing
}

/** Returns how many callbacks are ordered before this one: its position in the queue, from 0. */
export async function positionInQueue(context: GameContext, { id, callAt }: Callback): Promise<number> {
  const until = new Date(Math.max(callAt.getTime(), context.now().getTime()))
  const queue = queueOf({ tx: context.db, context }, { until })
  const [own] = await context.db.select({ place: queue.place }).from(queue).where(eq(queue.id, id))
  return (own?.place ?? 1) - 1
}

/** How many visits' pages are updated when the queue moves. Those further back are updated once they come nearer. */
const maxNotified = 50

/** The pages of calls that are further off show a time of day, which does not change when the queue moves. */
const soonMs = 10 * 60_000

/** Returns the ids of the visits whose callbacks come next, the earliest first. */
export async function findNextVisits({ tx, context }: Pick<Transaction, 'tx' | 'context'>): Promise<number[]> {
  const queue = queueOf({ tx, context }, { until: new Date(context.now().getTime() + soonMs) })
  const next = await tx.select({ visitId: queue.visitId }).from(queue).orderBy(asc(queue.place)).limit(maxNotified)
  return next.map(({ visitId }) => visitId)
}

/**
 * A job of the queue: `id` is the callback that it was queued for, `key` is the same in every try. The job does not order
 * that callback but the one whose turn it is, so which jobs are done in which order does not matter.
 */
export type CallbackJob = { id: string; key: string }

/** Returns whether the job still has something to order. */
export async function hasWork({ db, quizName }: GameContext, job: CallbackJob): Promise<boolean> {
  const [work] = await db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(or(and(eq(callbacks.id, job.id), isWaiting(quizName)), isTakenBy(job)))
    .limit(1)
  return work !== undefined
}

/**
 * Locks and returns the callback that the job is to order: the one that it took in an earlier try, or else the first in the
 * queue, also when the one that it was queued for has been called off meanwhile, because the job's slot must not be wasted. The
 * callback that the job was queued for gets another job if it was not the first. `null` when nobody waits.
 */
export async function takeCallback(transaction: Transaction, job: CallbackJob): Promise<Callback | null> {
  const { tx, context, at } = transaction
  const [taken] = await tx.select().from(callbacks).where(isTakenBy(job)).for('update')
  if (taken) return taken
  const isOwn = and(eq(callbacks.id, job.id), isWaiting(context.quizName))
  const [own] = await tx.select({ id: callbacks.id }).from(callbacks).where(isOwn)
  const first = await lockFirst(transaction, own?.id)
  if (own && !first) throw new Raced()
  if (own && first && first.id !== own.id)
    await context.queue.add(tx, 'callbacks', { id: own.id }, { key: `${own.id} after ${first.id}`, notBefore: at })
  return first
}

/**
 * Passes over those that another server is taking, or whose visitors are calling them off. So it may pass over the job's own
 * callback, `due`, which the next try finds if it still waits.
 */
async function lockFirst(transaction: Transaction, due: string | undefined): Promise<Callback | null> {
  const { tx, context, at } = transaction
  const queue = queueOf(transaction, { until: at, due })
  const [first] = await tx
    .select({ callback: callbacks })
    .from(callbacks)
    .innerJoin(queue, eq(queue.id, callbacks.id))
    .where(isWaiting(context.quizName))
    .orderBy(asc(queue.place))
    .limit(1)
    .for('update', { of: callbacks, skipLocked: true })
  return first?.callback ?? null
}

function isTakenBy({ key }: CallbackJob) {
  return and(eq(callbacks.takenBy, key), isNull(callbacks.endedAt))
}
