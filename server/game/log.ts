import { eq, sql } from 'drizzle-orm'
import { entries, visits } from '../schema.ts'
import type { Moment } from './world.ts'

/** A line of the chat log before it has a number. */
export type Line = Omit<typeof entries.$inferInsert, 'visitId' | 'number' | 'at'>

/**
 * Appends lines to a visit's log. The numbers are taken under the visit's lock: an identity column would not promise that a
 * lower number is committed before a higher one, and the cursor of a reconnecting browser relies on exactly that.
 */
export async function log({ tx, at, changed }: Moment, visitId: number, lines: Line[]): Promise<void> {
  const [visit] = await tx.update(visits).set({ entries: sql`${visits.entries} + ${lines.length}` })
    .where(eq(visits.id, visitId)).returning({ last: visits.entries })
  if (!visit) throw new Error(`visit ${visitId} has gone`)
  const first = visit.last - lines.length + 1
  await tx.insert(entries).values(lines.map((line, index) => ({ ...line, visitId, number: first + index, at })))
  changed.add(visitId)
}
