import { and, eq, isNull, sql } from 'drizzle-orm'
import { lastDayOf, linkWithCode } from '../rules/campaign/campaign.ts'
import { maskNumber, mayBeTexted } from '../rules/phone-number/phone-number.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { participants } from '../store/schema/schema.ts'
import {
  appendEntries,
  type GameContext,
  inTransaction,
  made,
  type Participant,
  saveParticipant,
  type Sms,
  type Transaction,
} from '../store/store.ts'
import { readCodeUntil } from './code-until.ts'
import { findCeilingForMessage } from './daily-ceilings.ts'
import { messageText } from './message-text.ts'
import { lockParticipantWhere } from './participant.ts'
import type { Prize } from './prizes.ts'
import { type Why, writeWhy } from './why.ts'

/**
 * Queues a text message with the promo code, in the transaction that gives the code, and returns whether it did. It does not
 * without an SMS sender, without a code, when the settings allow no messages to the number, and when a ceiling is reached. Where
 * codes go out by message only, each of these counts as a message that failed; otherwise only a ceiling is mentioned in the chat.
 * Expects that nothing but the visit is locked afterwards.
 */
export async function queueMessage(
  transaction: Transaction,
  participant: Participant,
  { code }: Pick<Prize, 'code'>,
): Promise<boolean> {
  const { tx, at, context } = transaction
  const { id: participantId, phone, visitId } = participant
  if (code === null || phone === null) return false
  if (!context.sms || !mayBeTexted(phone, context.callRules)) return refuseMessage(transaction, participant, null)
  const ceiling = await findCeilingForMessage(transaction, { phone, visitId })
  if (ceiling) {
    transaction.telemetry.push({ type: 'ceiling reached', ceiling })
    return refuseMessage(transaction, participant, context.spoken.sms.ceiling)
  }
  saveParticipant(transaction, participant, { sms: 'waits' })
  const id = String(participantId)
  await context.queue.add(tx, 'messages', { id }, { key: id, notBefore: at })
  return true
}

/** Where the code is shown nowhere else, the winner has to learn that no message will come. */
async function refuseMessage(transaction: Transaction, participant: Participant, words: string | null): Promise<false> {
  const { context } = transaction
  if (!context.isPrizeByMessage) {
    if (words !== null) appendEntries(transaction, participant.visitId, [{ from: 'pavel', text: words }])
    return false
  }
  saveParticipant(transaction, participant, { sms: 'failed' })
  context.tellOperator('a promo code could not be sent: its number receives no messages, or a ceiling is reached')
  announce(transaction, asWinner(participant), 'failed')
  return false
}

/**
 * Sends a code again whose message has failed, because the operator asks for it. Returns whether there was one that can be
 * sent. Locks the participant.
 */
export function resendMessage(
  context: GameContext,
  gameId: number,
  by: Author | null = null,
  why: Why | null = null,
): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const isFailed = and(eq(participants.sms, 'failed'), isNull(participants.withdrawnAt))
    const isMeant = and(eq(participants.id, gameId), eq(participants.campaignId, context.campaignId), isFailed)
    const game = await lockParticipantWhere(transaction, isMeant)
    if (!game || !(await queueMessage(transaction, game, game))) return false
    transaction.changed.add(game.visitId)
    await noteDeed(transaction, by, { what: 'sent a code again', game: gameId, ...(why && { about: writeWhy(why) }) })
    return true
  })
}

/** An error of `Sms.send`. `isUnsent` is true only when the message was certainly not sent. */
export type MessageProblem = Error & { isUnsent: boolean }

/**
 * Sends a promo code by SMS, at most once: a message that may have gone out is never sent again. `id` is the participant's,
 * as queued; `isLast` says that the queue will not retry. Throws the sender's error when a retry is safe. A final failure is
 * reported to the operator and in the chat.
 */
export async function sendMessage(context: GameContext, sms: Sms, id: string, isLast: boolean): Promise<void> {
  const participant = await claimMessage(context, Number(id))
  if (!participant) return failInterrupted(context, Number(id))
  const playing = await context.campaigns.withVersion(context.db, context, participant.versionId)
  const text = composeText(playing, participant, await readCodeUntil(context, participant))
  try {
    await sms.send(participant.phone, text)
  } catch (problem) {
    const canRetry = !isLast && (problem as Partial<MessageProblem>).isUnsent === true
    if (!canRetry) context.tellOperator(`a text message with a promo code could not be sent: ${(problem as Error).message}`)
    await saveStatus(context, participant, canRetry ? 'waits' : 'failed')
    if (canRetry) throw problem
    return
  }
  await saveStatus(context, participant, 'sent')
}

/** A participant who has won a code, and so has proved a number. */
type Winner = Participant & { phone: string }

/** Committed before the request goes out: a server crash in between loses the message rather than sending it twice. */
async function claimMessage({ db }: GameContext, id: number): Promise<Winner | undefined> {
  const [claimed] = await claimWaiting(db, { id })
  return claimed && asWinner(claimed)
}

const claimWaiting = made((db, { id }: { id: number }) =>
  db
    .update(participants)
    .set({ sms: 'sending' })
    .where(and(eq(participants.id, id), eq(participants.sms, 'waits')))
    .returning(),
)

/** The server that sent it crashed before noting the result, so the message may or may not have been delivered. */
async function failInterrupted(context: GameContext, id: number): Promise<void> {
  const [participant] = await context.db
    .select()
    .from(participants)
    .where(and(eq(participants.id, id), eq(participants.sms, 'sending')))
  if (participant) await saveStatus(context, asWinner(participant), 'failed')
}

function asWinner(participant: Participant): Winner {
  const { phone } = participant
  if (phone === null) throw new Error(`expected a number for the message to participant ${participant.id}, found none`)
  return { ...participant, phone }
}

function composeText(context: GameContext, { tierId, code }: Participant, codeUntil: Date | null): string {
  const { quiz, spoken, ticketLink } = context
  const tier = quiz.tiers.find(({ id }) => id === tierId)
  const until = lastDayOf(context, codeUntil)
  const words = spoken.sms.text({ prize: tier?.title ?? '', code: code ?? '' })
  return messageText(words, [ticketLink && linkWithCode(ticketLink, code ?? ''), until && spoken.sms.until(until)])
}

/**
 * Matches the phone as well as the id: a participant erased meanwhile no longer has that phone, and gets no status. Nor does one
 * whose attempt was given back. Whose prize was taken away is told nothing, and nothing is sent again.
 */
function saveStatus(context: GameContext, { id, visitId, phone }: Winner, sms: 'waits' | 'sent' | 'failed'): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const [updated] = await setResult(transaction.tx, { id, phone, sms })
    if (!updated || updated.prizeRevokedAt || sms === 'waits') return
    announce(transaction, { visitId, phone }, sms)
  })
}

const setResult = made((db, { id, phone, sms }: { id: number; phone: string; sms: 'waits' | 'sent' | 'failed' }) => {
  const { prizeRevokedAt, withdrawnAt } = participants
  const isUnerased = and(eq(participants.id, id), eq(participants.phone, phone), isNull(withdrawnAt))
  const kept = sql<typeof sms>`case when ${prizeRevokedAt} is null or ${sms} = 'sent' then ${sms} end`
  return db.update(participants).set({ sms: kept }).where(isUnerased).returning({ prizeRevokedAt })
})

function announce(
  transaction: Transaction,
  { visitId, phone }: Pick<Winner, 'visitId' | 'phone'>,
  outcome: 'sent' | 'failed',
): void {
  const {
    isPrizeByMessage,
    spoken: { sms },
  } = transaction.context
  const { sent, failed } = isPrizeByMessage ? sms.only : { sent: sms.sent, failed: () => sms.failed }
  const number = maskNumber(phone)
  transaction.telemetry.push({ type: outcome === 'sent' ? 'message sent' : 'message failed', visit: visitId })
  appendEntries(transaction, visitId, [{ from: 'pavel', text: outcome === 'sent' ? sent(number) : failed(number) }])
}
