import { and, eq } from 'drizzle-orm'
import { maskNumber } from '../rules/number/number.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, inTransaction, type Participant, type Sms, type Transaction } from '../store/store.ts'
import type { Prize } from './prizes.ts'

/** In the transaction that gives the code: a message with it to the number that called, where messages can be sent at all. */
export async function queueMessage(transaction: Transaction, participant: Participant, { code }: Prize): Promise<void> {
  const { tx, at, context } = transaction
  if (!context.sms || code === null || !(await hasBeenOnTheLine(transaction, participant))) return
  await tx.update(participants).set({ sms: 'waits' }).where(eq(participants.id, participant.id))
  const id = String(participant.id)
  await context.queue.add(tx, 'messages', { id }, { key: id, notBefore: at })
}

/** A number that was only typed, by a caller who hides his own, may be anybody's. */
async function hasBeenOnTheLine({ tx }: Transaction, { id, phone }: Participant): Promise<boolean> {
  const [call] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.participantId, id), eq(calls.caller, phone)))
    .limit(1)
  return call !== undefined
}

/** What `Sms.send` may end in: `isUnsent` is true only where nothing was sent for certain. */
export type MessageProblem = Error & { isUnsent: boolean }

/**
 * Sends a code, once: what may have been sent is never sent again. Throws what may be tried again; the last failure is told in
 * the chat, where the code is to be read anyway.
 */
export async function sendMessage(context: GameContext, sms: Sms, id: string, isLast: boolean): Promise<void> {
  const participant = await claim(context, Number(id))
  if (!participant) return giveUpInterrupted(context, Number(id))
  const text = textOf(context, participant)
  try {
    await sms.send(participant.phone, text)
  } catch (problem) {
    const mayTryAgain = !isLast && (problem as Partial<MessageProblem>).isUnsent === true
    if (!mayTryAgain) context.tellOperator(`a message with a code could not be sent: ${(problem as Error).message}`)
    await settle(context, participant, mayTryAgain ? 'waits' : 'failed')
    if (mayTryAgain) throw problem
    return
  }
  await settle(context, participant, 'sent')
}

/** Whoever sent it has died over it: nobody knows whether it has gone. */
async function giveUpInterrupted(context: GameContext, id: number): Promise<void> {
  const [participant] = await context.db
    .select()
    .from(participants)
    .where(and(eq(participants.id, id), eq(participants.sms, 'sending')))
  if (participant) await settle(context, participant, 'failed')
}

/** Before it is sent: should the server die in between, the message is rather lost than doubled. */
async function claim({ db }: GameContext, id: number): Promise<Participant | undefined> {
  const [claimed] = await db
    .update(participants)
    .set({ sms: 'sending' })
    .where(and(eq(participants.id, id), eq(participants.sms, 'waits')))
    .returning()
  return claimed
}

function textOf({ quiz, spoken }: GameContext, { discount, code }: Participant): string {
  const tier = quiz.tiers.find((tier) => tier.discount === discount)
  return spoken.sms.text({ prize: tier?.title ?? '', code: code ?? '' })
}

/** Whoever has been erased meanwhile has no message any more. */
function settle(context: GameContext, { id, visitId, phone }: Participant, sms: 'waits' | 'sent' | 'failed'): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const isHis = and(eq(participants.id, id), eq(participants.phone, phone))
    const [his] = await transaction.tx.update(participants).set({ sms }).where(isHis).returning({ id: participants.id })
    if (!his || sms === 'waits') return
    const { sent, failed } = context.spoken.sms
    transaction.telemetry.push({ type: sms === 'sent' ? 'message sent' : 'message failed', visit: visitId })
    appendEntries(transaction, visitId, [{ from: 'pavel', text: sms === 'sent' ? sent(maskNumber(phone)) : failed }])
  })
}
