import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { settings, ticketOffices } from '../../store/schema/schema.ts'
import type { Db, GameContext } from '../../store/store.ts'
import { TierRule } from './office-settings.ts'

/** Codes that are being made: noted before they are asked for, so that no answer that is lost makes them twice. */
const Order = v.object({
  /** the idempotency key of the request */
  key: v.string(),
  /** where they are made: an order to another event is dropped */
  event: v.string(),
  tierId: v.string(),
  rule: TierRule,
  codes: v.array(v.string()),
})
export type Order = v.InferOutput<typeof Order>

/** What the servers know about their work for one ticket office. Times are milliseconds since the epoch. */
const Work = v.object({
  /** which server works for it now, and until when no other may */
  worker: v.nullable(v.string()),
  leasedUntil: v.number(),
  order: v.nullable(Order),
  /** how often in a row it went wrong, and when it may be tried again */
  failures: v.number(),
  retryAt: v.number(),
  /** when it is asked which codes have been spent */
  askAt: v.number(),
})
export type Work = v.InferOutput<typeof Work>

export type Office = typeof ticketOffices.$inferSelect

const idle: Work = { worker: null, leasedUntil: 0, order: null, failures: 0, retryAt: 0, askAt: 0 }

/** A server that has died is waited for no longer. A run asks for a dozen pages at most, each within its own limit. */
const leaseMs = 180_000

const keyOf = (campaignId: number) => `ticket office ${campaignId}`

/**
 * Takes the work for the ticket office of a campaign, so that of all servers one does it. Returns null where there is no office, where
 * another server is at it, and where it is to be left alone for now.
 */
export function takeWork({ db, campaignId, now }: GameContext): Promise<{ office: Office; work: Work; worker: string } | null> {
  const worker = crypto.randomUUID()
  return db.transaction(async (tx) => {
    const office = await lockOffice(tx, campaignId)
    if (!office) return null
    const work = await readWork(tx, campaignId)
    const at = now().getTime()
    if (work.leasedUntil > at || work.retryAt > at) return null
    const taken = { ...work, worker, leasedUntil: at + leaseMs }
    await writeWork(tx, campaignId, taken)
    return { office, work: taken, worker }
  })
}

/**
 * Changes what is known about the work, if this worker still has it. Returns whether it had: else another server has taken over, and
 * nothing is changed. `act` runs in the same transaction.
 */
export function changeWork(
  { db, campaignId }: GameContext,
  worker: string,
  act: (tx: Db, work: Work) => Promise<Partial<Work>>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockOffice(tx, campaignId)
    const work = await readWork(tx, campaignId)
    if (work.worker !== worker) return false
    await writeWork(tx, campaignId, { ...work, ...(await act(tx, work)) })
    return true
  })
}

/** Has the office asked soon which codes have been spent. The hint may be anybody's, so it brings nothing forward that failed. */
export async function hintAt(tx: Db, campaignId: number, at: Date): Promise<void> {
  await lockOffice(tx, campaignId)
  await writeWork(tx, campaignId, { ...(await readWork(tx, campaignId)), askAt: at.getTime() })
}

/** Forgets what went wrong, because the organiser has changed something. Whoever works for the office now loses the work. */
export async function startAnew(tx: Db, campaignId: number): Promise<void> {
  const { order } = await readWork(tx, campaignId)
  await writeWork(tx, campaignId, { ...idle, order })
}

/** Forgets the office. */
export async function forgetWork(tx: Db, campaignId: number): Promise<void> {
  await tx.delete(settings).where(eq(settings.key, keyOf(campaignId)))
}

/** Everything that is known about the work is read and written under this lock. */
export async function lockOffice(tx: Db, campaignId: number): Promise<Office | undefined> {
  const [office] = await tx.select().from(ticketOffices).where(eq(ticketOffices.campaignId, campaignId)).for('update')
  return office
}

async function readWork(tx: Db, campaignId: number): Promise<Work> {
  const [kept] = await tx
    .select()
    .from(settings)
    .where(eq(settings.key, keyOf(campaignId)))
  return kept ? v.parse(v.fallback(Work, idle), JSON.parse(kept.value)) : idle
}

async function writeWork(tx: Db, campaignId: number, work: Work): Promise<void> {
  const value = JSON.stringify(work)
  await tx
    .insert(settings)
    .values({ key: keyOf(campaignId), value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
}
