import { and, eq, inArray, sql } from 'drizzle-orm'
import { maskNumber } from '../number.ts'
import type { Moment } from '../game/world.ts'
import { entries, participants, visits } from '../schema.ts'

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

/** The lines of these conversations that show this number, masked as it is. */
export async function eraseLines({ tx }: Moment, visitIds: number[], phone: string): Promise<void> {
  const isTold = sql`strpos(${entries.text}, ${maskNumber(phone)}) > 0`
  await tx.delete(entries).where(and(inArray(entries.visitId, visitIds), isTold))
}
