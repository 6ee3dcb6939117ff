import { and, eq, inArray, sql } from 'drizzle-orm'
import { maskNumber } from '../rules/number/number.ts'
import { entries, visits } from './schema/schema.ts'
import type { Transaction } from './transaction.ts'

/** A line of the chat log before it has a number. */
export type NewEntry = Omit<typeof entries.$inferInsert, 'visitId' | 'number' | 'at'>

/** By visit. */
export type NewEntries = Map<number, NewEntry[]>

/** Appends lines to a visit's log when the transaction is done with everything else. */
export function appendEntries({ newEntries, changed }: Transaction, visitId: number, more: NewEntry[]): void {
  newEntries.set(visitId, [...(newEntries.get(visitId) ?? []), ...more])
  changed.add(visitId)
}

/** At the end, and in order, because visits are locked last. */
export async function writeEntries(transaction: Transaction): Promise<void> {
  for (const visitId of [...transaction.newEntries.keys()].sort((one, other) => one - other)) await append(transaction, visitId)
}

/**
 * The numbers are taken under the visit's lock: an identity column would not promise that a lower number is committed before a
 * higher one, and the cursor of a reconnecting browser relies on exactly that. A visit that has been erased needs no lines.
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
  await tx.insert(entries).values(fresh.map((line, index) => ({ ...line, visitId, number: first + index, at })))
}

/** The lines of these conversations that show this number, masked as it is. */
export async function eraseEntriesNaming({ tx }: Transaction, visitIds: number[], phone: string): Promise<void> {
  const isTold = sql`strpos(${entries.text}, ${maskNumber(phone)}) > 0`
  await tx.delete(entries).where(and(inArray(entries.visitId, visitIds), isTold))
}
