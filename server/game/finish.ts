import { eq } from 'drizzle-orm'
import { callOffAll } from '../callback/end.ts'
import { award, type Prize } from '../prizes.ts'
import { queueMessage } from '../sms.ts'
import { participants, visits } from '../schema.ts'
import { noteVisitsOf } from './visits-of.ts'
import type { Moment, Participant } from './world.ts'

/** Ends a game and gives its prize, in the transaction that ended it. */
export async function finish(moment: Moment, participant: Participant): Promise<Prize> {
  const { tx, at } = moment
  const { callId: call, visitId: visit, points } = participant
  await callOffAll(moment, participant.phone)
  const prize = await award(moment, participant)
  await tx
    .update(participants)
    .set({ finishedAt: at, lostAt: null, discount: prize.tier.discount, code: prize.code })
    .where(eq(participants.id, participant.id))
  await tx.update(visits).set({ digits: null }).where(eq(visits.id, visit))
  await queueMessage(moment, participant, prize)
  moment.changed.add(visit)
  moment.facts.push({ type: 'game finished', call, visit, points, discount: prize.tier.discount, hasCode: prize.code !== null })
  await noteVisitsOf(moment, participant.phone)
  return prize
}
