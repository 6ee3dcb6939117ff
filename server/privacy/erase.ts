import { and, eq, inArray, sql } from 'drizzle-orm'
import { limits, participants, visits } from '../store/schema/schema.ts'
import { eraseEntriesNaming, type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import { countsOf, type Erased, isNothing, tracesOf } from './traces.ts'
import { wipe } from './wipe.ts'

/**
 * Erases whoever has this number (E.164), in every quiz: what he said, where he was heard, the number itself. Figures stay, and his
 * attempt stays spent; a game under way ends now, without a prize, and one that nobody has begun has never been. Tells how much it
 * was: nothing at all the second time.
 */
export function erase(context: GameContext, phone: string): Promise<Erased> {
  return inTransaction(context, async (transaction) => {
    const traces = await tracesOf(transaction.tx, phone)
    await wipe(transaction, traces)
    await eraseMentions(transaction, traces.mentions, phone)
    await eraseCounts(transaction, phone)
    const erased = countsOf(traces)
    if (!isNothing(erased)) transaction.telemetry.push({ type: 'people erased', people: 1 })
    return erased
  })
}

/** How much `erase` would find. */
export async function preview({ db }: GameContext, phone: string): Promise<Erased> {
  return countsOf(await tracesOf(db, phone))
}

/** What was counted at the doors under the number's disguise. */
async function eraseCounts({ tx, context }: Transaction, phone: string): Promise<void> {
  await tx.delete(limits).where(sql`strpos(${limits.key}, ${context.disguise(phone)}) > 0`)
}

/** Somebody else's game stays; the number that was typed before it, or called in between, goes. */
export async function eraseMentions(transaction: Transaction, visitIds: number[], phone: string): Promise<void> {
  const { tx, changed } = transaction
  const player = tx.select({ phone: participants.phone }).from(participants).where(eq(participants.id, visits.participantId))
  await tx
    .update(visits)
    .set({ phone: sql`(${player})` })
    .where(and(inArray(visits.id, visitIds), eq(visits.phone, phone)))
  await eraseEntriesNaming(transaction, visitIds, phone)
  for (const id of visitIds) changed.add(id)
}
