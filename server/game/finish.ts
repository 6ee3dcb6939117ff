import { and, eq, gt, isNull } from 'drizzle-orm'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { log, type Moment, type Participant, type World } from '../store/store.ts'
import { noteVisitsOf } from './by-number.ts'
import { callOffAll } from './callback-state.ts'
import { award, type Prize } from './prizes.ts'
import { queueMessage } from './sms.ts'

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

/** When a lost game is counted as it stands; null while it is not lost. */
export function waitsUntil({ quiz }: Pick<World, 'quiz'>, { lostAt }: Pick<Participant, 'lostAt'>): Date | null {
  return lostAt && new Date(lostAt.getTime() + quiz.graceMinutes * 60_000)
}

/** Not for whoever has called back in time and is not connected yet: he has been welcomed, or is about to be. */
export async function hasGraceEnded(moment: Moment, participant: Participant): Promise<boolean> {
  const until = waitsUntil(moment.world, participant)
  return until !== null && until <= moment.at && !(await isCallingBack(moment, participant))
}

async function isCallingBack({ tx }: Moment, { id, lostAt }: Participant): Promise<boolean> {
  const isConnecting = and(isNull(calls.answeredAt), isNull(calls.endedAt))
  const [back] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, id), isConnecting, lostAt ? gt(calls.startedAt, lostAt) : undefined))
    .limit(1)
  return back !== undefined
}

/** Ends a game whose player has not called back. */
export async function countAsIs(moment: Moment, participant: Participant): Promise<void> {
  const { spoken } = moment.world
  const { tier } = await finish(moment, participant)
  const text = spoken.countedAsIs({ points: participant.points, prize: tier.spoken })
  log(moment, participant.visitId, [{ from: 'pavel', text }])
}
