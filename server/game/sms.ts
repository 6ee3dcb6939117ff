import { and, eq } from 'drizzle-orm'
import { maskNumber } from '../rules/number/number.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { inOneTransaction, log, type Moment, type Participant, type Sms, type World } from '../store/store.ts'
import type { Prize } from './prizes.ts'

/** In the transaction that gives the code: a message with it to the number that called, where messages can be sent at all. */
export async function queueMessage(moment: Moment, participant: Participant, { code }: Prize): Promise<void> {
  const { tx, at, world } = moment
  if (!world.sms || code === null || !(await hasBeenOnTheLine(moment, participant))) return
  await tx.update(participants).set({ sms: 'waits' }).where(eq(participants.id, participant.id))
  const id = String(participant.id)
  await world.queue.add(tx, 'messages', { id }, { key: id, notBefore: at })
}

/** A number that was only typed, by a caller who hides his own, may be anybody's. */
async function hasBeenOnTheLine({ tx }: Moment, { id, phone }: Participant): Promise<boolean> {
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
export async function sendMessage(world: World, sms: Sms, id: string, isLast: boolean): Promise<void> {
  const participant = await claim(world, Number(id))
  if (!participant) return giveUpInterrupted(world, Number(id))
  const text = textOf(world, participant)
  try {
    await sms.send(participant.phone, text)
  } catch (problem) {
    const mayTryAgain = !isLast && (problem as Partial<MessageProblem>).isUnsent === true
    if (!mayTryAgain) world.tellOperator(`a message with a code could not be sent: ${(problem as Error).message}`)
    await settle(world, participant, mayTryAgain ? 'waits' : 'failed')
    if (mayTryAgain) throw problem
    return
  }
  await settle(world, participant, 'sent')
}

/** Whoever sent it has died over it: nobody knows whether it has gone. */
async function giveUpInterrupted(world: World, id: number): Promise<void> {
  const [participant] = await world.db
    .select()
    .from(participants)
    .where(and(eq(participants.id, id), eq(participants.sms, 'sending')))
  if (participant) await settle(world, participant, 'failed')
}

/** Before it is sent: should the server die in between, the message is rather lost than doubled. */
async function claim({ db }: World, id: number): Promise<Participant | undefined> {
  const [claimed] = await db
    .update(participants)
    .set({ sms: 'sending' })
    .where(and(eq(participants.id, id), eq(participants.sms, 'waits')))
    .returning()
  return claimed
}

function textOf({ quiz, spoken }: World, { discount, code }: Participant): string {
  const tier = quiz.tiers.find((tier) => tier.discount === discount)
  return spoken.sms.text({ prize: tier?.title ?? '', code: code ?? '' })
}

/** Whoever has been erased meanwhile has no message any more. */
function settle(world: World, { id, visitId, phone }: Participant, sms: 'waits' | 'sent' | 'failed'): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const isHis = and(eq(participants.id, id), eq(participants.phone, phone))
    const [his] = await moment.tx.update(participants).set({ sms }).where(isHis).returning({ id: participants.id })
    if (!his || sms === 'waits') return
    const { sent, failed } = world.spoken.sms
    moment.facts.push({ type: sms === 'sent' ? 'message sent' : 'message failed', visit: visitId })
    log(moment, visitId, [{ from: 'pavel', text: sms === 'sent' ? sent(maskNumber(phone)) : failed }])
  })
}
