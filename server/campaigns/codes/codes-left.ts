import { and, count, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { codeSourceOf } from '../../rules/quiz/quiz.ts'
import { codes, prizesGiven } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'

/**
 * Reads how many codes each bounded tier has left for winners, by tier: free ones from its pool, at most as many as its `most`
 * still allows. A tier that is to give none is not listed. Reading stays cheap however many have been given.
 */
export async function readCodesLeft(context: GameContext): Promise<Map<string, number>> {
  const { db, campaignId, quiz } = context
  const isPooled = (tier: (typeof quiz.tiers)[number]) => codeSourceOf(tier, context) === 'pool'
  const pooled = quiz.tiers.filter(isPooled).map(({ id }) => id)
  const isFree = and(
    eq(codes.campaignId, campaignId),
    inArray(codes.tierId, pooled),
    isNull(codes.participantId),
    isNull(codes.withdrawnAt),
    or(isNull(codes.validUntil), gt(codes.validUntil, context.now())),
  )
  const free =
    pooled.length === 0
      ? []
      : await db.select({ tierId: codes.tierId, free: count() }).from(codes).where(isFree).groupBy(codes.tierId)
  const counted = await db.select().from(prizesGiven).where(eq(prizesGiven.campaignId, campaignId))
  return new Map(
    quiz.tiers.flatMap((tier) => {
      const { id: tierId, most } = tier
      const given = counted.find((each) => each.tierId === tierId)?.given ?? 0
      const bounds = [
        ...(isPooled(tier) ? [free.find((each) => each.tierId === tierId)?.free ?? 0] : []),
        ...(most === undefined ? [] : [Math.max(0, most - given)]),
      ]
      return bounds.length === 0 || most === 0 ? [] : [[tierId, Math.min(...bounds)] as const]
    }),
  )
}
