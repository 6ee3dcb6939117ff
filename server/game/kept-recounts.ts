import { and, eq, like, ne } from 'drizzle-orm'
import * as v from 'valibot'
import { ownCommands } from '../rules/quiz/quiz.ts'
import { settings } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'

const Acceptance = v.variant('kind', [
  v.object({ kind: v.literal('spelling'), rebus: v.string(), words: v.string() }),
  v.object({ kind: v.literal('command'), command: v.picklist(ownCommands), words: v.string() }),
])
const By = v.object({ name: v.string(), role: v.picklist(['observer', 'operator']), addressDisguise: v.nullable(v.string()) })

/** What is to be counted anew, and who wants it. `about` is what was accepted, as the log has it. */
const Order = v.object({
  about: v.string(),
  acceptance: Acceptance,
  /** the words count in this run though the quiz that is published may not have them, as when they went into the draft */
  isAccepted: v.boolean(),
  by: v.nullable(By),
})
export type RecountOrder = v.InferOutput<typeof Order>

/**
 * What counting games anew has done so far: how many have changed, the points that they got, prizes that are better now, those that
 * stayed because the former code is spent or the better tier used up, and games that could not be counted. `isWhole`: all were
 * looked at; `isOver`: nothing happens any more, as when it was given up.
 */
const Tally = v.object({
  games: v.number(),
  points: v.number(),
  exchanged: v.number(),
  spent: v.number(),
  usedUp: v.number(),
  left: v.number(),
  isWhole: v.boolean(),
  isOver: v.boolean(),
})
export type Tally = v.InferOutput<typeof Tally>

/** One run, as all servers know it. Times are milliseconds since the epoch. */
const Kept = v.object({
  campaignId: v.number(),
  order: Order,
  tally: Tally,
  beganAt: v.number(),
  /** which server is at it, and until when no other may be */
  worker: v.nullable(v.string()),
  leasedUntil: v.number(),
  /** how often in a row it could not go on */
  failures: v.number(),
})
export type KeptRecount = v.InferOutput<typeof Kept>

/** A server that has died is waited for no longer. Whoever is at it says so every second. */
const leaseMs = 20_000

const prefix = 'recount '
const keyOf = (campaignId: number, about: string) => `${prefix}${campaignId} ${about}`
const isOfCampaign = (campaignId: number) => like(settings.key, `${prefix}${campaignId} %`)

/** A tally of nothing yet. */
const emptyTally: Tally = { games: 0, points: 0, exchanged: 0, spent: 0, usedUp: 0, left: 0, isWhole: false, isOver: false }

/**
 * Keeps what is to be counted anew, so that a server that dies loses nothing. What is being counted for the same words stays as it is; of
 * what is over only this is kept.
 */
export async function keepRecount(tx: Db, campaignId: number, order: RecountOrder, at: Date): Promise<void> {
  const key = keyOf(campaignId, order.about)
  const [known] = await tx.select().from(settings).where(eq(settings.key, key)).for('update')
  if (known && read(known)?.tally.isOver === false) return
  const kept = { campaignId, order, tally: emptyTally, beganAt: at.getTime(), worker: null, leasedUntil: 0, failures: 0 }
  const value = JSON.stringify(kept satisfies KeptRecount)
  await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
  const others = await tx
    .select()
    .from(settings)
    .where(and(isOfCampaign(campaignId), ne(settings.key, key)))
  for (const other of others)
    if (read(other)?.tally.isOver !== false) await tx.delete(settings).where(eq(settings.key, other.key))
}

/** Takes a run for this worker; null where it is over, or another server is at it. */
export function takeRecount(
  db: Db,
  { campaignId, about, worker }: { campaignId: number; about: string; worker: string },
  at: Date,
): Promise<KeptRecount | null> {
  return change(db, keyOf(campaignId, about), (kept) =>
    kept.tally.isOver || kept.leasedUntil > at.getTime() ? null : { ...kept, worker, leasedUntil: at.getTime() + leaseMs },
  )
}

/** Notes how far a worker is, which keeps the run for it. Returns whether it still has it: else another server has taken over. */
export async function noteProgress(db: Db, { campaignId, order, worker }: KeptRecount, tally: Tally, at: Date): Promise<boolean> {
  const noted = await change(db, keyOf(campaignId, order.about), (kept) =>
    kept.worker === worker ? { ...kept, tally, leasedUntil: at.getTime() + leaseMs } : null,
  )
  return noted !== null
}

/** Lets go of a run. `again`: when any server may go on with it; without that it is over. */
export async function leaveRecount(
  db: Db,
  { campaignId, order, worker }: KeptRecount,
  tally: Tally,
  again?: { at: Date; failures: number },
): Promise<void> {
  await change(db, keyOf(campaignId, order.about), (kept) => {
    if (kept.worker !== worker) return null
    const { at, failures } = again ?? { at: new Date(0), failures: 0 }
    // Who wanted it is in the log for as long as that is kept.
    const order = again ? kept.order : { ...kept.order, by: null }
    return { ...kept, order, tally: { ...tally, isOver: !again }, worker: null, leasedUntil: at.getTime(), failures }
  })
}

/** Returns the runs that nobody is at, though they are not over. */
export async function findForsaken(db: Db, at: Date): Promise<KeptRecount[]> {
  const rows = await db
    .select()
    .from(settings)
    .where(like(settings.key, `${prefix}%`))
  return rows.flatMap((row) => read(row) ?? []).filter(({ tally, leasedUntil }) => !tally.isOver && leasedUntil <= at.getTime())
}

/** Returns the newest run of a campaign, on whichever server it is or was. */
export async function readNewestRecount(db: Db, campaignId: number): Promise<KeptRecount | null> {
  const rows = await db.select().from(settings).where(isOfCampaign(campaignId))
  const [newest] = rows.flatMap((row) => read(row) ?? []).sort((one, other) => other.beganAt - one.beganAt)
  return newest ?? null
}

function change(db: Db, key: string, changed: (kept: KeptRecount) => KeptRecount | null): Promise<KeptRecount | null> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(settings).where(eq(settings.key, key)).for('update')
    const kept = row ? read(row) : null
    const after = kept && changed(kept)
    if (after)
      await tx
        .update(settings)
        .set({ value: JSON.stringify(after) })
        .where(eq(settings.key, key))
    return after
  })
}

/** What another version of the server has written, and this one cannot read, is left alone. */
function read({ value }: typeof settings.$inferSelect): KeptRecount | null {
  const kept = v.safeParse(Kept, JSON.parse(value))
  return kept.success ? kept.output : null
}
