import { and, asc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { type E164, maskNumber } from '../rules/phone-number/phone-number.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { calls, participants, visits } from '../store/schema/schema.ts'
import {
  appendEntries,
  type Call,
  type GameContext,
  inTransaction,
  type Participant,
  Raced,
  type Transaction,
} from '../store/store.ts'
import { cancelCallbacks } from './callback-state.ts'
import { attemptOf, isAttempt } from './find-by-number.ts'
import { drawPairingCode } from './pairing-code.ts'
import { lockParticipantWhere, numberOf } from './participant.ts'
import { voidPrize } from './prizes.ts'
import { pushGoodbye } from './pushed-turns.ts'
import { type DeedReason, writeWhy } from './why.ts'

/** Whose attempt: that of a number (E.164), or that of a game. */
type Attempt = { phone: E164 } | { game: number }

/** `number` is masked, null when it has been erased. `hadCode`: a promo code was given for the game, and is void now. */
export type GivenBack = { number: string | null; hadCode: boolean }

/**
 * Gives an attempt back: its game is withdrawn, its promo code is void and never given out again, and the number may play
 * again. The figures stay: points, answers, calls. A call in which the game is played ends with a goodbye. `words` are what the
 * operator adds to the reason. Returns `null` when no attempt was spent; a game for fun spends none. Locks calls, the participant,
 * then visits.
 */
export function giveBackAttempt(
  context: GameContext,
  attempt: Attempt,
  reason: DeedReason,
  by: Author | null = null,
  words = '',
): Promise<GivenBack | null> {
  return inTransaction(context, async (transaction) => {
    const spent = await lockSpentAttempt(transaction, attempt)
    if (!spent) return null
    const { participant, live } = spent
    const phone = 'phone' in attempt ? attempt.phone : numberOf(participant)
    for (const call of live) await endWithGoodbye(transaction, call)
    if (phone) await cancelCallbacks(transaction, phone)
    const hadCode = await withdraw(transaction, participant)
    await reopenVisits(transaction, participant, phone, hadCode)
    const number = phone && maskNumber(phone)
    await noteDeed(transaction, by, {
      what: 'gave an attempt back',
      phone,
      game: participant.id,
      about: writeWhy({ reason, words }),
    })
    transaction.telemetry.push({ type: 'attempt given back', visit: participant.visitId, number, reason })
    return { number, hadCode }
  })
}

/** The live calls are locked before the participant. A call that has joined the game meanwhile makes the transaction start over. */
async function lockSpentAttempt(transaction: Transaction, attempt: Attempt) {
  const { tx, context } = transaction
  const isTheirs = 'phone' in attempt ? isAttempt(attemptOf(context, attempt.phone)) : eq(participants.id, attempt.game)
  const isSpent = and(eq(participants.campaignId, context.campaignId), isTheirs, isNotNull(participants.startedAt), spendsAttempt)
  const [found] = await tx.select({ id: participants.id }).from(participants).where(isSpent)
  if (!found) return null
  const isLive = and(eq(calls.participantId, found.id), isNull(calls.endedAt))
  const live = await tx.select().from(calls).where(isLive).orderBy(asc(calls.id)).for('update')
  const participant = await lockParticipantWhere(transaction, and(eq(participants.id, found.id), isSpent))
  const liveNow = await tx.select({ id: calls.id }).from(calls).where(isLive)
  if (liveNow.some(({ id }) => !live.some((call) => call.id === id))) throw new Raced()
  return participant ? { participant, live } : null
}

/** A game for fun spends no attempt. */
const spendsAttempt = and(isNull(participants.withdrawnAt), eq(participants.kind, 'prize'))

/** A call that still rings is detached, because answering it would otherwise join the game. */
async function endWithGoodbye(transaction: Transaction, call: Call): Promise<void> {
  const words = transaction.context.spoken.givenBack.said
  if (!call.answeredAt) await transaction.tx.update(calls).set({ participantId: null }).where(eq(calls.id, call.id))
  if (call.part === 'goodbye') return
  await pushGoodbye(transaction, call, words)
}

/** Returns whether a code had been given. A message that has not gone out never will. */
async function withdraw(transaction: Transaction, participant: Participant): Promise<boolean> {
  const { tx, at } = transaction
  const { id, finishedAt } = participant
  await tx
    .update(participants)
    .set({ withdrawnAt: at, finishedAt: finishedAt ?? at, lostAt: null, sms: null })
    .where(eq(participants.id, id))
  return voidPrize(transaction, participant)
}

/**
 * The browser that played, and every other one that gave the number, may play again; each says so in its chat, unless it may not
 * tell that the number has played.
 */
async function reopenVisits(transaction: Transaction, { id }: Participant, phone: E164 | null, hadCode: boolean): Promise<void> {
  const { tx, at, context } = transaction
  const gaveNumber = phone === null ? undefined : and(eq(visits.phone, phone), isNull(visits.participantId), visits.tellsGame)
  const concerned = await tx
    .select({ id: visits.id, participantId: visits.participantId })
    .from(visits)
    .where(and(eq(visits.campaignId, context.campaignId), or(eq(visits.participantId, id), gaveNumber)))
    .orderBy(asc(visits.id))
    .for('update')
  for (const visit of concerned.filter(({ participantId }) => participantId === id)) {
    const renewed = { participantId: null, digits: await drawPairingCode(transaction), digitsAt: at, openedAt: at }
    await tx.update(visits).set(renewed).where(eq(visits.id, visit.id))
  }
  const text = context.spoken.givenBack.written({ hadCode })
  for (const visit of concerned) appendEntries(transaction, visit.id, [{ from: 'pavel', text }])
}
