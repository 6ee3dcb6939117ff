import { and, eq, isNull } from 'drizzle-orm'
import type { Tier } from '../rules/quiz/quiz.ts'
import { codes } from '../store/schema/schema.ts'
import { type Participant, saveParticipant, type Transaction } from '../store/store.ts'
import { type Prize, returnPrize, takePrize } from './prizes.ts'
import { queueMessage } from './sms.ts'

/**
 * What became of the wish to give a better prize. `spent`: the former code has been spent, so it stays. `used up`: none of the better
 * tiers has anything left, so the former prize stays.
 */
export type Exchange = { kind: 'exchanged'; prize: Prize; hadCode: boolean } | { kind: 'spent' } | { kind: 'used up' }

/**
 * Gives a finished game the best prize that is left in these tiers, which are better than its own. Its former code is void and never
 * given again; a message with the new one is queued. Expects the participant to be locked, and that nothing but the visit is locked
 * afterwards.
 */
export async function exchangePrize(
  transaction: Transaction,
  participant: Participant,
  tiers: readonly Tier[],
): Promise<Exchange> {
  const { tx, at, context } = transaction
  const [best] = tiers
  if (context.isRehearsal && best) return keep({ tier: best, code: null }, false)
  const isTheirs = and(eq(codes.participantId, participant.id), isNull(codes.revokedAt))
  const [former] = await tx.select().from(codes).where(isTheirs).for('update')
  if (former?.spentAt) return { kind: 'spent' }
  // Nobody holds two codes at once, so the former one goes first.
  if (former) await tx.update(codes).set({ revokedAt: at }).where(eq(codes.id, former.id))
  const prize = await takePrize(transaction, participant, tiers)
  if (!prize) {
    if (former) await tx.update(codes).set({ revokedAt: null }).where(eq(codes.id, former.id))
    return { kind: 'used up' }
  }
  if (former) await returnPrize(transaction, former.tierId)
  return keep(prize, former !== undefined)

  async function keep(prize: Prize, hadCode: boolean): Promise<Exchange> {
    const winner = saveParticipant(transaction, participant, { tierId: prize.tier.id, code: prize.code })
    await queueMessage(transaction, winner, prize)
    return { kind: 'exchanged', prize, hadCode }
  }
}
