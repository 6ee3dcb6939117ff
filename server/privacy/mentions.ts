import { and, eq, inArray, sql } from 'drizzle-orm'
import { eraseLines } from '../game/log.ts'
import type { Moment } from '../game/world.ts'
import { participants, visits } from '../schema.ts'

/** Somebody else's game stays; the number that was typed before it, or called in between, goes. */
export async function eraseMentions(moment: Moment, visitIds: number[], phone: string): Promise<void> {
  const { tx, changed } = moment
  const player = tx.select({ phone: participants.phone }).from(participants).where(eq(participants.id, visits.participantId))
  await tx
    .update(visits)
    .set({ phone: sql`(${player})` })
    .where(and(inArray(visits.id, visitIds), eq(visits.phone, phone)))
  await eraseLines(moment, visitIds, phone)
  for (const id of visitIds) changed.add(id)
}
