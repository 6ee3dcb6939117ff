import { and, eq, gt, isNull } from 'drizzle-orm'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, type Participant, type Transaction } from '../store/store.ts'
import { markVisitsOf } from './by-number.ts'
import { callOffAll } from './callback-state.ts'
import { award, type Prize } from './prizes.ts'
import { queueMessage } from './sms.ts'

/** Ends a game and gives its prize, in the transaction that ended it. */
export async function finish(transaction: Transaction, participant: Participant): Promise<Prize> {
  const { tx, at } = transaction
  const { callId: call, visitId: visit, points } = participant
  await callOffAll(transaction, participant.phone)
  const prize = await award(transaction, participant)
  await tx
    .update(participants)
    .set({ finishedAt: at, lostAt: null, discount: prize.tier.discount, code: prize.code })
    .where(eq(participants.id, participant.id))
  await tx.update(visits).set({ digits: null }).where(eq(visits.id, visit))
  await queueMessage(transaction, participant, prize)
  transaction.changed.add(visit)
  transaction.telemetry.push({
    type: 'game finished',
    call,
    visit,
    points,
    discount: prize.tier.discount,
    hasCode: prize.code !== null,
  })
  await markVisitsOf(transaction, participant.phone)
  return prize
}

/** When a lost game is counted as it stands; null while it is not lost. */
export function waitsUntil({ quiz }: Pick<GameContext, 'quiz'>, { lostAt }: Pick<Participant, 'lostAt'>): Date | null {
  return lostAt && new Date(lostAt.getTime() + quiz.graceMinutes * 60_000)
}

/** Not for whoever has called back in time and is not connected yet: he has been welcomed, or is about to be. */
export async function hasGraceEnded(transaction: Transaction, participant: Participant): Promise<boolean> {
  const until = waitsUntil(transaction.context, participant)
  return until !== null && until <= transaction.at && !(await isCallingBack(transaction, participant))
}

async function isCallingBack({ tx }: Transaction, { id, lostAt }: Participant): Promise<boolean> {
  const isConnecting = and(isNull(calls.answeredAt), isNull(calls.endedAt))
  const [back] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, id), isConnecting, lostAt ? gt(calls.startedAt, lostAt) : undefined))
    .limit(1)
  return back !== undefined
}

/** Ends a game whose player has not called back. */
export async function countAsIs(transaction: Transaction, participant: Participant): Promise<void> {
  const { spoken } = transaction.context
  const { tier } = await finish(transaction, participant)
  const text = spoken.countedAsIs({ points: participant.points, prize: tier.spoken })
  appendEntries(transaction, participant.visitId, [{ from: 'pavel', text }])
}
