import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { callbacks, settings } from '../store/schema/schema.ts'
import { type Callback, type Db, type GameContext, made, Raced, type Transaction, unread } from '../store/store.ts'
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
  const [next] = await takeSlot(db, { at, spacing, first: String(at + spacing) })
  return Number(next?.value) - spacing
}

const takeSlot = made((db, { at, spacing, first }: { at: number; spacing: number; first: string }) =>
  db
    .insert(settings)
    .values({ key: nextSlotKey, value: first })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`(greatest(${settings.value}::bigint, ${at}) + ${spacing})::text` },
    })
    .returning({ value: settings.value }),
)

/** The distance between two calls that keeps all servers together within `perMinute`. */
function spacingMs(perMinute: number): number {
  return Math.ceil(60_000 / perMinute)
}

/** Returns how many milliseconds a callback waits when `before` others are ordered first. The first of them has its slot. */
export async function estimateWaitMs({ db, now }: GameContext, before: number, perMinute: number): Promise<number> {
  const [next] = await findNextSlot(db, {})
  const spacing = spacingMs(perMinute)
  const firstAt = next ? Number(next.value) - spacing : 0
  return Math.max(0, firstAt - now().getTime()) + before * spacing
}

const findNextSlot = made((db) => db.select({ value: settings.value }).from(settings).where(eq(settings.key, nextSlotKey)))

/** Returns how many callbacks are ordered before this one: its position in the queue, from 0. */
export async function positionInQueue(context: GameContext, { id, callAt }: Callback): Promise<number> {
  const until = new Date(Math.max(callAt.getTime(), context.now().getTime()))
  const [own] = await findPlace(context.db, { campaignId: context.campaignId, until, id })
  return (own?.place ?? 1) - 1
}

/** Which callbacks are due: those of this quiz that may be ordered by then. */
type Due = { campaignId: number; until: Date }

const findPlace = made((db, { campaignId, until, id }: Due & { id: string }) => {
  const queue = queueOf({ tx: db, context: { campaignId } }, { until })
  return db.select({ place: queue.place }).from(queue).where(eq(queue.id, id))
})

/** How many visits' pages are updated when the queue moves. Those further back are updated once they come nearer. */
const maxNotified = 50

/** The pages of calls that are further off show a time of day, which does not change when the queue moves. */
const soonMs = 10 * 60_000

/** Returns the ids of the visits whose callbacks come next, the earliest first. */
export async function findNextVisits({ tx, context }: Pick<Transaction, 'tx' | 'context'>): Promise<number[]> {
  const next = await findNext(tx, { campaignId: context.campaignId, until: new Date(context.now().getTime() + soonMs) })
  return next.map(({ visitId }) => visitId)
}

const findNext = made((db, { campaignId, until }: Due) => {
  const queue = queueOf({ tx: db, context: { campaignId } }, { until })
  return db.select({ visitId: queue.visitId }).from(queue).orderBy(asc(queue.place)).limit(maxNotified)
})

/**
 * A job of the queue: `id` is the callback that it was queued for, `key` is the same in every try. The job does not order
 * that callback but the one whose turn it is, so which jobs are done in which order does not matter.
 */
export type CallbackJob = { id: string; key: string }

/** Returns whether the job still has something to order. */
export async function hasWork({ db, campaignId }: GameContext, { id, key }: CallbackJob): Promise<boolean> {
  const [work] = await findWork(db, { campaignId, id, key })
  return work !== undefined
}

const findWork = made((db, { campaignId, id, key }: CallbackJob & { campaignId: number }) =>
  db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(or(and(eq(callbacks.id, id), isWaiting(campaignId)), isTakenBy(key)))
    .limit(1),
)

/**
 * Locks and returns the callback that the job is to order: the one that it took in an earlier try, or else the first in the
 * queue, also when the one that it was queued for has been called off meanwhile, because the job's slot must not be wasted. The
 * callback that the job was queued for gets another job if it was not the first. `null` when nobody waits.
 */
export async function takeCallback(transaction: Transaction, job: CallbackJob): Promise<Callback | null> {
  const { tx, context, at } = transaction
  const [taken] = await lockTaken(tx, { key: job.key })
  if (taken) return taken
  const [own] = await findOwn(tx, { campaignId: context.campaignId, id: job.id })
  const first = await lockFirst(transaction, own?.id)
  if (own && !first) throw new Raced()
  if (own && first && first.id !== own.id)
    await context.queue.add(tx, 'callbacks', { id: own.id }, { key: `${own.id} after ${first.id}`, notBefore: at })
  return first
}

const lockTaken = made((db, { key }: { key: string }) => db.select().from(callbacks).where(isTakenBy(key)).for('update'))

const findOwn = made((db, { campaignId, id }: { campaignId: number; id: string }) =>
  db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.id, id), isWaiting(campaignId))),
)

/**
 * Passes over those that another server is taking, or whose visitors are calling them off. So it may pass over the job's own
 * callback, `due`, which the next try finds if it still waits.
 */
async function lockFirst(transaction: Transaction, due: string | undefined): Promise<Callback | null> {
  const { tx, context, at } = transaction
  const timely = { campaignId: context.campaignId, until: at }
  const [first] = due === undefined ? await lockFirstTimely(tx, timely) : await lockFirstOrOwn(tx, { ...timely, due })
  return first?.callback ?? null
}

const lockFirstTimely = made((db, { campaignId, until }: Due) => selectFirst(db, { campaignId, until }))
const lockFirstOrOwn = made((db, { campaignId, until, due }: Due & { due: string }) =>
  selectFirst(db, { campaignId, until, due }),
)

function selectFirst(db: Db, { campaignId, ...wanted }: Due & { due?: string }) {
  const queue = queueOf({ tx: db, context: { campaignId } }, wanted)
  return db
    .select({ callback: callbacks })
    .from(callbacks)
    .innerJoin(queue, eq(queue.id, callbacks.id))
    .where(isWaiting(campaignId))
    .orderBy(asc(queue.place))
    .limit(1)
    .for('update', { of: callbacks, skipLocked: true })
}

function isTakenBy(key: string) {
  return and(eq(callbacks.takenBy, key), isNull(callbacks.endedAt))
}
