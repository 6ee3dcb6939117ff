import { and, eq, inArray, sql } from 'drizzle-orm'
import { limits, participants, visits } from '../store/schema/schema.ts'
import { eraseEntriesNaming, type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import { countsOf, type Erased, isNothing, tracesOf } from './personal-rows.ts'
import { wipe } from './wipe.ts'

/**
 * Erases the person with this number (E.164) from every quiz: what they said and typed, their chats, and the number itself.
 * Figures stay, and the number's attempt stays spent. A game under way ends now, without a prize; a game that has not begun is deleted.
 * Returns how many rows of each kind were erased, which is none when the same number is erased again.
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

/** Counts the rows that `erase` would erase, and changes nothing. */
export async function preview({ db }: GameContext, phone: string): Promise<Erased> {
  return countsOf(await tracesOf(db, phone))
}

/** Deletes the rate-limit counters whose keys contain the number's pseudonym. */
async function eraseCounts({ tx, context }: Transaction, phone: string): Promise<void> {
  await tx.delete(limits).where(sql`strpos(${limits.key}, ${context.disguise(phone)}) > 0`)
}

/**
 * Removes a number from visits in which another person plays: it was typed there before, or called from in between. The other
 * person's game stays.
 */
async function eraseMentions(transaction: Transaction, visitIds: number[], phone: string): Promise<void> {
  const { tx, changed } = transaction
  const player = tx.select({ phone: participants.phone }).from(participants).where(eq(participants.id, visits.participantId))
  await tx
    .update(visits)
    .set({ phone: sql`(${player})` })
    .where(and(inArray(visits.id, visitIds), eq(visits.phone, phone)))
  await eraseEntriesNaming(transaction, visitIds, phone)
  for (const id of visitIds) changed.add(id)
}
