import { and, asc, count, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import { callbacks, settings } from '../store/schema/schema.ts'
import type { Callback, GameContext, Transaction } from '../store/store.ts'

/** The setting that holds when the next free slot begins, in milliseconds since 1970. */
const key = 'next call'

/** Between two calls, so that no minute sees more of them than the setting allows, however many servers there are. */
export function spacingMs({ perMinute }: { perMinute: number }): number {
  return Math.ceil(60_000 / perMinute)
}

/** Waits until the next call may be made; those in line learn how long that takes. Rejects when the server stops. */
export async function keepPace(context: GameContext, perMinute: number, stopping: AbortSignal): Promise<void> {
  const slot = await reserve(context, spacingMs({ perMinute }))
  context.publish(await nextVisitsInQueue({ tx: context.db, context }))
  await wait(Math.max(0, slot - context.now().getTime()), undefined, { signal: stopping })
}

/** How long a call must wait before which so many others are made: the first of them has its slot already. */
export async function estimateWaitMs({ db, now }: GameContext, before: number, perMinute: number): Promise<number> {
  const [next] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  const spacing = spacingMs({ perMinute })
  const firstAt = next ? Number(next.value) - spacing : 0
  return Math.max(0, firstAt - now().getTime()) + before * spacing
}

/** One statement, so two servers never get the same slot; one that is reserved and not used is lost, which is no harm. */
async function reserve({ db, now }: GameContext, spacing: number): Promise<number> {
  const at = now().getTime()
  const [next] = await db
    .insert(settings)
    .values({ key, value: String(at + spacing) })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`(greatest(${settings.value}::bigint, ${at}) + ${spacing})::text` },
    })
    .returning({ value: settings.value })
  return Number(next?.value) - spacing
}

/** So many visitors are told at once that the line has moved; those further back learn it when they come nearer. */
const mostTold = 50

/** The call is due at its time; the key lets a call that is put off wait once more while it is in hand. */
export async function enqueueCallback(
  { tx, context }: Transaction,
  { id, callAt }: Pick<Callback, 'id' | 'callAt'>,
): Promise<void> {
  await context.queue.add(tx, 'callbacks', { id }, { key: `${id} ${callAt.getTime()}`, notBefore: callAt })
}

/** How many calls are made before this one. */
export async function placeOf({ db, quizName }: GameContext, { id, callAt }: Callback): Promise<number> {
  const isEarlier = or(lt(callbacks.callAt, callAt), and(eq(callbacks.callAt, callAt), lt(callbacks.id, id)))
  const [before] = await db
    .select({ calls: count() })
    .from(callbacks)
    .where(and(isWaiting(quizName), isEarlier))
  return before?.calls ?? 0
}

/** The visits whose calls come next. */
export async function nextVisitsInQueue({ tx, context }: Pick<Transaction, 'tx' | 'context'>): Promise<number[]> {
  const next = await tx
    .select({ visitId: callbacks.visitId })
    .from(callbacks)
    .where(isWaiting(context.quizName))
    .orderBy(asc(callbacks.callAt), asc(callbacks.id))
    .limit(mostTold)
  return next.map(({ visitId }) => visitId)
}

function isWaiting(quizName: string) {
  return and(eq(callbacks.quiz, quizName), isNull(callbacks.calledAt), isNull(callbacks.endedAt))
}
