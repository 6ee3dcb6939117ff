import { and, eq, isNull, lte, max, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { callbacks } from '../store/schema/schema.ts'
import type { Db, GameContext } from '../store/store.ts'

type Reading = { tx: Db; context: Pick<GameContext, 'campaignId'> }
type Wanted = {
  /** leaves out callbacks that are not due by then; null leaves out none */
  until: Date | null
  /** this one is due, whatever the clock says: the queue's job for it has come */
  due?: string | undefined
}

/**
 * Returns the queue of callbacks that wait for their turn: `place` counts from 1.
 *
 * Network addresses take turns. The first callback of each comes before the second of any other, so whoever asks for many
 * calls waits behind himself. Among the first ones, and among the second ones, the address comes first that has waited
 * longest: since its last call, or since its first request if that is later. All of it is read from the callbacks
 * themselves, so a restart or another server continues with the same order.
 */
export function queueOf({ tx, context }: Reading, { until, due }: Wanted) {
  const served = alias(callbacks, 'served')
  const servedAt = tx
    .select({ at: max(served.calledAt) })
    .from(served)
    .where(eq(served.addressDisguise, callbacks.addressDisguise))
  const address = sql`coalesce(${callbacks.addressDisguise}, ${callbacks.id})`
  const waiting = tx
    .select({
      id: callbacks.id,
      visitId: callbacks.visitId,
      callAt: callbacks.callAt,
      round: sql<number>`row_number() over (partition by ${address} order by ${callbacks.callAt}, ${callbacks.id})`.as('round'),
      waitsSince: sql`greatest(min(${callbacks.callAt}) over (partition by ${address}), (${servedAt}))`.as('waits_since'),
    })
    .from(callbacks)
    .where(
      and(
        isWaiting(context.campaignId),
        until ? or(lte(callbacks.callAt, until), due === undefined ? undefined : eq(callbacks.id, due)) : undefined,
      ),
    )
    .as('waiting')
  const { round, waitsSince, callAt, id } = waiting
  return tx
    .select({
      id: waiting.id,
      visitId: waiting.visitId,
      place: sql<number>`row_number() over (order by ${round}, ${waitsSince}, ${callAt}, ${id})`.mapWith(Number).as('place'),
    })
    .from(waiting)
    .as('queue')
}

/** Returns the condition for a callback that waits for its turn. */
export function isWaiting(campaignId: number) {
  return and(eq(callbacks.campaignId, campaignId), isNull(callbacks.calledAt), isNull(callbacks.endedAt))
}
