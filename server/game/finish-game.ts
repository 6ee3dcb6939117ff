import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { isFinished } from '../rules/quiz/quiz.ts'
import { callbacks, calls, visits } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, made, type Participant, saveParticipant, type Transaction } from '../store/store.ts'
import { cancelCallbacks } from './callback-state.ts'
import { markVisitsChanged } from './find-by-number.ts'
import { awardPrize, type Prize } from './prizes.ts'
import { queueMessage } from './sms.ts'

/**
 * Finishes a game and returns its prize, `null` when it was played for fun: one transaction covers the result, the promo code, the
 * queued message and the cancelled callbacks. `participant.points` must be the final points. Expects the participant to be locked.
 */
export async function finishGame(transaction: Transaction, participant: Participant): Promise<Prize | null> {
  const { at, changed, telemetry } = transaction
  const { kind, phone, callId: call, visitId: visit, points } = participant
  if (phone !== null) await cancelCallbacks(transaction, phone)
  const prize = kind === 'fun' ? null : await awardPrize(transaction, participant)
  const tierId = prize?.tier.id ?? null
  saveParticipant(transaction, participant, { finishedAt: at, lostAt: null, tierId, code: prize?.code ?? null })
  if (prize) await closeVisit(transaction, participant, prize)
  changed.add(visit)
  telemetry.push({ type: 'game finished', call, visit, points, tierId, hasCode: prize?.code != null })
  await markVisitsChanged(transaction, phone)
  return prize
}

/** The page needs its pairing code no longer. After a game for fun it does, because the visitor may still call for the prize. */
async function closeVisit(transaction: Transaction, participant: Participant, prize: Prize): Promise<void> {
  await releaseDigits(transaction.tx, { visitId: participant.visitId })
  await queueMessage(transaction, participant, prize)
}

const releaseDigits = made((db, { visitId }: { visitId: number }) =>
  db.update(visits).set({ digits: null }).where(eq(visits.id, visitId)),
)

/** Returns when the grace time of a lost game ends, or `null` while the game is not lost. */
export function graceEndsAt({ quiz }: Pick<GameContext, 'quiz'>, { lostAt }: Pick<Participant, 'lostAt'>): Date | null {
  return lostAt && new Date(lostAt.getTime() + quiz.graceMinutes * 60_000)
}

/**
 * Returns whether a lost game's grace time is over. It is not while a call that came in time still rings: that caller has
 * been welcomed, or is about to be. Nor is it while our own call to the player rings, or asks for the digits.
 */
export async function hasGraceEnded(transaction: Transaction, participant: Participant): Promise<boolean> {
  const { id, lostAt } = participant
  const until = graceEndsAt(transaction.context, participant)
  if (lostAt === null || until === null || until > transaction.at) return false
  return !(await isCallingBack(transaction, id, lostAt)) && !(await isBeingCalled(transaction, participant))
}

async function isBeingCalled({ tx, context }: Transaction, { phone, visitId }: Participant): Promise<boolean> {
  if (phone === null) return false
  return (await findCalledBack(tx, { campaignId: context.campaignId, phone, visitId })).length > 0
}

type OfGame = { campaignId: number; phone: string; visitId: number }

const findCalledBack = made((db, { campaignId, phone, visitId }: OfGame) => {
  const isOfGame = and(eq(callbacks.campaignId, campaignId), eq(callbacks.phone, phone), eq(callbacks.visitId, visitId))
  return db
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(isOfGame, isNotNull(callbacks.calledAt), isNull(callbacks.endedAt)))
    .limit(1)
})

async function isCallingBack({ tx }: Transaction, participantId: number, lostAt: Date): Promise<boolean> {
  return (await findConnecting(tx, { participantId, lostAt })).length > 0
}

const findConnecting = made((db, { participantId, lostAt }: { participantId: number; lostAt: Date }) => {
  const isConnecting = and(isNull(calls.answeredAt), isNull(calls.endedAt))
  return db
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, participantId), isConnecting, gt(calls.startedAt, lostAt)))
    .limit(1)
})

/** Returns whether a game cannot go on: its grace time is over, or the quiz file has become too short for it since it began. */
export async function isOver(transaction: Transaction, participant: Participant): Promise<boolean> {
  return isFinished(transaction.context.quiz, participant) || (await hasGraceEnded(transaction, participant))
}

/** Finishes a game that cannot go on, with the points it has, and tells the visitor in the chat. */
export async function finishLostGame(transaction: Transaction, participant: Participant): Promise<void> {
  const { spoken } = transaction.context
  const prize = await finishGame(transaction, participant)
  appendEntries(transaction, participant.visitId, [{ from: 'pavel', text: describeAsIs(spoken, participant, prize) }])
}

/** Returns what the chat says of a game that was counted as it is. */
export function describeAsIs(
  { hiddenNumber, countedAsIs, countedWithoutCode }: GameContext['spoken'],
  { points }: Participant,
  prize: Prize | null,
): string {
  if (!prize) return hiddenNumber.funWaits({ points })
  const won = { points, prize: prize.tier.spoken }
  return prize.code === null ? countedWithoutCode(won) : countedAsIs(won)
}
