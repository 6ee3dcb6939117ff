import { and, eq } from 'drizzle-orm'
import { maskNumber, mayBeTexted } from '../rules/phone-number/phone-number.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, inTransaction, type Participant, type Sms, type Transaction } from '../store/store.ts'
import { findCeilingForMessage } from './daily-ceilings.ts'
import type { Prize } from './prizes.ts'

/**
 * Queues a text message with the promo code, in the transaction that gives the code, and returns whether it did. It does not
 * without an SMS sender, without a code, when the participant's number has never been on the phone with us, when the
 * settings allow no messages to it, and when a ceiling is reached, which the chat then says. Expects that nothing but the
 * visit is locked afterwards.
 */
export async function queueMessage(transaction: Transaction, participant: Participant, { code }: Prize): Promise<boolean> {
  const { tx, at, context } = transaction
  if (!context.sms || code === null || !(await isNumberProven(transaction, participant))) return false
  if (!mayBeTexted(participant.phone, context.callsOut)) return false
  const ceiling = await findCeilingForMessage(transaction, participant)
  if (ceiling) {
    transaction.telemetry.push({ type: 'ceiling reached', ceiling })
    appendEntries(transaction, participant.visitId, [{ from: 'pavel', text: context.spoken.sms.ceiling }])
    return false
  }
  await tx.update(participants).set({ sms: 'waits' }).where(eq(participants.id, participant.id))
  const id = String(participant.id)
  await context.queue.add(tx, 'messages', { id }, { key: id, notBefore: at })
  return true
}

/** A caller who hides their caller ID can type any number into the page, so a typed number proves nothing. */
async function isNumberProven({ tx }: Transaction, { id, phone }: Participant): Promise<boolean> {
  const [call] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, id), eq(calls.caller, phone)))
    .limit(1)
  return call !== undefined
}

/** An error of `Sms.send`. `isUnsent` is true only when the message was certainly not sent. */
export type MessageProblem = Error & { isUnsent: boolean }

/**
 * Sends a promo code by SMS, at most once: a message that may have gone out is never sent again. `id` is the participant's,
 * as queued; `isLast` says that the queue will not retry. Throws the sender's error when a retry is safe. A final failure is
 * reported to the operator and in the chat, where the code is shown anyway.
 */
export async function sendMessage(context: GameContext, sms: Sms, id: string, isLast: boolean): Promise<void> {
  const participant = await claimMessage(context, Number(id))
  if (!participant) return failInterrupted(context, Number(id))
  const text = composeText(context, participant)
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

/** Committed before the request goes out: a server crash in between loses the message rather than sending it twice. */
async function claimMessage({ db }: GameContext, id: number): Promise<Participant | undefined> {
  const [claimed] = await db
    .update(participants)
    .set({ sms: 'sending' })
    .where(and(eq(participants.id, id), eq(participants.sms, 'waits')))
    .returning()
  return claimed
}

/** The server that sent it crashed before noting the result, so the message may or may not have been delivered. */
async function failInterrupted(context: GameContext, id: number): Promise<void> {
  const [participant] = await context.db
    .select()
    .from(participants)
    .where(and(eq(participants.id, id), eq(participants.sms, 'sending')))
  if (participant) await saveStatus(context, participant, 'failed')
}

function composeText({ quiz, spoken }: GameContext, { discount, code }: Participant): string {
  const tier = quiz.tiers.find((tier) => tier.discount === discount)
  return spoken.sms.text({ prize: tier?.title ?? '', code: code ?? '' })
}

/** Matches the phone as well as the id: a participant erased meanwhile no longer has that phone, and gets no status. */
function saveStatus(context: GameContext, { id, visitId, phone }: Participant, sms: 'waits' | 'sent' | 'failed'): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const isUnerased = and(eq(participants.id, id), eq(participants.phone, phone))
    const [updated] = await transaction.tx.update(participants).set({ sms }).where(isUnerased).returning({ id: participants.id })
    if (!updated || sms === 'waits') return
    const { sent, failed } = context.spoken.sms
    transaction.telemetry.push({ type: sms === 'sent' ? 'message sent' : 'message failed', visit: visitId })
    appendEntries(transaction, visitId, [{ from: 'pavel', text: sms === 'sent' ? sent(maskNumber(phone)) : failed }])
  })
}
