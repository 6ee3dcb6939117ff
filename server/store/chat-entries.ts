import { and, eq, inArray, sql } from 'drizzle-orm'
import { maskNumber } from '../rules/phone-number/phone-number.ts'
import { made } from './made.ts'
import { entries, visits } from './schema/schema.ts'
import type { Entry, Transaction, Visit } from './transaction.ts'

/** A chat entry that has no number yet. */
export type NewEntry = Omit<typeof entries.$inferInsert, 'visitId' | 'number' | 'at'>

/** New chat entries by visit id. */
export type NewEntries = Map<number, NewEntry[]>

/** A visit that a transaction has moved on, and its new entries. */
export type Moved = { visit: Visit; fresh: Entry[] }

/** Notes chat entries to be appended to a visit at the end of the transaction. */
export function appendEntries({ newEntries, changed }: Transaction, visitId: number, more: NewEntry[]): void {
  newEntries.set(visitId, [...(newEntries.get(visitId) ?? []), ...more])
  changed.add(visitId)
}

/**
 * Appends the noted entries to their visits. To be called last in a transaction, because visits are the last rows to lock; by id, to
 * avoid deadlocks. A visit that has been erased is left out.
 */
export async function moveVisits(transaction: Transaction): Promise<Moved[]> {
  const ids = [...transaction.newEntries.keys()].sort((one, other) => one - other)
  const moved = await Promise.all(ids.map((id) => move(transaction, id)))
  return moved.filter((visit) => visit !== null)
}

/**
 * The entries are numbered under the visit's row lock. An identity column would not guarantee that a lower number is committed
 * before a higher one, and the cursor of a reconnecting browser relies on that. They are numbered by the database, so that they are
 * sent together with the lock; nothing is inserted for a visit that has been erased.
 */
async function move({ tx, at, newEntries }: Transaction, id: number): Promise<Moved | null> {
  const rows = (newEntries.get(id) ?? []).map((entry) => ({ via: null, verdict: null, points: 0, ...entry, visitId: id, at }))
  const [[visit]] = await Promise.all([
    moveVisit(tx, { id, count: rows.length }),
    ...rows.map((row, index) => insertEntry(tx, { ...row, below: rows.length - 1 - index })),
  ])
  if (!visit) return null
  const first = visit.entries - rows.length + 1
  return { visit, fresh: rows.map((row, index) => ({ ...row, number: first + index })) }
}

const moveVisit = made((db, { id, count }: { id: number; count: number }) =>
  db
    .update(visits)
    .set({ entries: sql`${visits.entries} + ${count}` })
    .where(eq(visits.id, id))
    .returning(),
)

/** `below` is how many entries come after it. */
const insertEntry = made((db, entry: Omit<Entry, 'number'> & { below: number }) =>
  db.insert(entries).select(
    db
      .select({
        visitId: visits.id,
        number: sql<number>`${visits.entries} - ${entry.below}`.as('number'),
        from: sql<Entry['from']>`${entry.from}`.as('from'),
        text: sql<string>`${entry.text}`.as('text'),
        via: sql<Entry['via']>`${entry.via}`.as('via'),
        verdict: sql<Entry['verdict']>`${entry.verdict}`.as('verdict'),
        points: sql<number>`${entry.points}`.as('points'),
        at: sql<Date>`${entry.at}`.as('at'),
      })
      .from(visits)
      .where(eq(visits.id, entry.visitId)),
  ),
)

/** Deletes the entries of these visits that show this number, in its masked form. */
export async function eraseEntriesNaming({ tx }: Transaction, visitIds: number[], phone: string): Promise<void> {
  const namesNumber = sql`strpos(${entries.text}, ${maskNumber(phone)}) > 0`
  await tx.delete(entries).where(and(inArray(entries.visitId, visitIds), namesNumber))
}
