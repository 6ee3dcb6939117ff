import { asc, inArray } from 'drizzle-orm'
import type { Moment } from '../game/world.ts'
import { entries, visits } from '../schema.ts'

/** A browser's conversation goes as a whole, its token with it; whoever has it open is told (assemble.tsx). */
export async function eraseVisits({ tx, changed }: Moment, ids: number[]): Promise<void> {
  await tx.select({ id: visits.id }).from(visits).where(inArray(visits.id, ids)).orderBy(asc(visits.id)).for('update')
  await tx.delete(entries).where(inArray(entries.visitId, ids))
  await tx.delete(visits).where(inArray(visits.id, ids))
  for (const id of ids) changed.add(id)
}
