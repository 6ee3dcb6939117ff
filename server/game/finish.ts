import { eq } from 'drizzle-orm'
import { award, type Prize } from '../prizes.ts'
import { participants, visits } from '../schema.ts'
import type { Moment, Participant } from './world.ts'

/** Ends a game and gives its prize, in the transaction that ended it. */
export async function finish(moment: Moment, participant: Participant): Promise<Prize> {
  const { tx, at } = moment
  const prize = await award(moment, participant)
  await tx.update(participants)
    .set({ finishedAt: at, lostAt: null, discount: prize.tier.discount, code: prize.code })
    .where(eq(participants.id, participant.id))
  await tx.update(visits).set({ digits: null }).where(eq(visits.id, participant.visitId))
  const waiting = await tx.select({ id: visits.id }).from(visits).where(eq(visits.phone, participant.phone))
  for (const visit of waiting) moment.changed.add(visit.id)
  return prize
}
