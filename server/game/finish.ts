import { eq } from 'drizzle-orm'
import { award, type Prize } from '../prizes.ts'
import { participants, visits } from '../schema.ts'
import { noteVisitsOf } from './visits-of.ts'
import type { Moment, Participant } from './world.ts'

/** Ends a game and gives its prize, in the transaction that ended it. */
export async function finish(moment: Moment, participant: Participant): Promise<Prize> {
  const { tx, at } = moment
  const prize = await award(moment, participant)
  await tx.update(participants)
    .set({ finishedAt: at, lostAt: null, discount: prize.tier.discount, code: prize.code })
    .where(eq(participants.id, participant.id))
  await tx.update(visits).set({ digits: null }).where(eq(visits.id, participant.visitId))
  moment.changed.add(participant.visitId)
  await noteVisitsOf(moment, participant.phone)
  return prize
}
