import { and, asc, count, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { callbacks, settings } from '../store/schema/schema.ts'
import type { Callback, GameContext, Transaction } from '../store/store.ts'

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
  context.publish(await findNextVisits({ tx: context.db, context }))
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
export async function positionInQueue({ db, quizName }: GameContext, { id, callAt }: Callback): Promise<number> {
  const isEarlier = or(lt(callbacks.callAt, callAt), and(eq(callbacks.callAt, callAt), lt(callbacks.id, id)))
  const [before] = await db
    .select({ calls: count() })
    .from(callbacks)
    .where(and(isWaiting(quizName), isEarlier))
  return before?.calls ?? 0
}

/** How many visits' pages are updated when the queue moves. Those further back are updated once they come nearer. */
const maxNotified = 50

/** Returns the ids of the visits whose callbacks come next, the earliest first. */
export async function findNextVisits({ tx, context }: Pick<Transaction, 'tx' | 'context'>): Promise<number[]> {
  const next = await tx
    .select({ visitId: callbacks.visitId })
    .from(callbacks)
    .where(isWaiting(context.quizName))
    .orderBy(asc(callbacks.callAt), asc(callbacks.id))
    .limit(maxNotified)
  return next.map(({ visitId }) => visitId)
}

function isWaiting(quizName: string) {
  return and(eq(callbacks.quiz, quizName), isNull(callbacks.calledAt), isNull(callbacks.endedAt))
}
