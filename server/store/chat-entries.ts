import { and, eq, inArray, sql } from 'drizzle-orm'
import { maskNumber } from '../rules/phone-number/phone-number.ts'
import { entries, visits } from './schema/schema.ts'
import type { Transaction } from './transaction.ts'

/** A chat entry that has no number yet. */
export type NewEntry = Omit<typeof entries.$inferInsert, 'visitId' | 'number' | 'at'>

/** New chat entries by visit id. */
export type NewEntries = Map<number, NewEntry[]>

/** Notes chat entries to be appended to a visit at the end of the transaction. */
export function appendEntries({ newEntries, changed }: Transaction, visitId: number, more: NewEntry[]): void {
  newEntries.set(visitId, [...(newEntries.get(visitId) ?? []), ...more])
  changed.add(visitId)
}

/**
 * Appends the noted entries. To be called last in a transaction, because visits are the last rows to lock; by id, to avoid
 * deadlocks.
 */
export async function writeEntries(transaction: Transaction): Promise<void> {
  for (const visitId of [...transaction.newEntries.keys()].sort((one, other) => one - other)) await append(transaction, visitId)
}

/**
 * The entries are numbered under the visit's row lock. An identity column would not guarantee that a lower number is committed
 * before a higher one, and the cursor of a reconnecting browser relies on that. Does nothing for a visit that has been erased.
 */
async function append({ tx, at, newEntries }: Transaction, visitId: number): Promise<void> {
  const fresh = newEntries.get(visitId) ?? []
  const [visit] = await tx
    .update(visits)
    .set({ entries: sql`${visits.entries} + ${fresh.length}` })
    .where(eq(visits.id, visitId))
    .returning({ last: visits.entries })
  if (!visit) return
  const first = visit.last - fresh.length + 1
  await tx.insert(entries).values(fresh.map((entry, index) => ({ ...entry, visitId, number: first + index, at })))
}

/** Deletes the entries of these visits that show this number, in its masked form. */
export async function eraseEntriesNaming({ tx }: Transaction, visitIds: number[], phone: string): Promise<void> {
  const namesNumber = sql`strpos(${entries.text}, ${maskNumber(phone)}) > 0`
  await tx.delete(entries).where(and(inArray(entries.visitId, visitIds), namesNumber))
}
