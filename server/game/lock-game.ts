import { and, asc, eq, isNull } from 'drizzle-orm'
import { calls, participants } from '../store/schema/schema.ts'
import { type Call, type Participant, Raced, type Transaction } from '../store/store.ts'
import { lockParticipantWhere } from './participant.ts'

/** A game and the live calls that are about it, all of them locked. */
export type LockedGame = { participant: Participant; live: Call[] }

/**
 * Locks the live calls of a game and then the game; null when there is no such game in the campaign. A call that has joined the game
 * meanwhile makes the transaction start over.
 */
export async function lockGameWithCalls(transaction: Transaction, id: number): Promise<LockedGame | null> {
  const { tx, context } = transaction
  const isLive = and(eq(calls.participantId, id), isNull(calls.endedAt))
  const live = await tx.select().from(calls).where(isLive).orderBy(asc(calls.id)).for('update')
  const isIt = and(eq(participants.id, id), eq(participants.campaignId, context.campaignId))
  const participant = await lockParticipantWhere(transaction, isIt)
  const liveNow = await tx.select({ id: calls.id }).from(calls).where(isLive)
  if (liveNow.some((call) => !live.some((each) => each.id === call.id))) throw new Raced()
  return participant ? { participant, live } : null
}
