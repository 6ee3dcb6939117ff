import { and, eq, gt, isNull } from 'drizzle-orm'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, type Participant, type Transaction } from '../store/store.ts'
import { cancelCallbacks } from './callback-state.ts'
import { markVisitsChanged } from './find-by-number.ts'
import { awardPrize, type Prize } from './prizes.ts'
import { queueMessage } from './sms.ts'

/**
 * Finishes a game and returns its prize: one transaction covers the result, the promo code, the queued message and the
 * cancelled callbacks. `participant.points` must be the final points. Expects the participant to be locked.
 */
export async function finishGame(transaction: Transaction, participant: Participant): Promise<Prize> {
  const { tx, at } = transaction
  const { callId: call, visitId: visit, points } = participant
  await cancelCallbacks(transaction, participant.phone)
  const prize = await awardPrize(transaction, participant)
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
  await markVisitsChanged(transaction, participant.phone)
  return prize
}

/** Returns when the grace time of a lost game ends, or `null` while the game is not lost. */
export function graceEndsAt({ quiz }: Pick<GameContext, 'quiz'>, { lostAt }: Pick<Participant, 'lostAt'>): Date | null {
  return lostAt && new Date(lostAt.getTime() + quiz.graceMinutes * 60_000)
}

/**
 * Returns whether a lost game's grace time is over. It is not while a call that came in time still rings: that caller has
 * been welcomed, or is about to be.
 */
export async function hasGraceEnded(transaction: Transaction, participant: Participant): Promise<boolean> {
  const until = graceEndsAt(transaction.context, participant)
  return until !== null && until <= transaction.at && !(await isCallingBack(transaction, participant))
}

async function isCallingBack({ tx }: Transaction, { id, lostAt }: Participant): Promise<boolean> {
  const isConnecting = and(isNull(calls.answeredAt), isNull(calls.endedAt))
  const [call] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, id), isConnecting, lostAt ? gt(calls.startedAt, lostAt) : undefined))
    .limit(1)
  return call !== undefined
}

/** Finishes a lost game with the points it has, and tells the visitor in the chat. */
export async function finishLostGame(transaction: Transaction, participant: Participant): Promise<void> {
  const { spoken } = transaction.context
  const { tier, code } = await finishGame(transaction, participant)
  const won = { points: participant.points, prize: tier.spoken }
  const text = code === null ? spoken.countedWithoutCode(won) : spoken.countedAsIs(won)
  appendEntries(transaction, participant.visitId, [{ from: 'pavel', text }])
}
