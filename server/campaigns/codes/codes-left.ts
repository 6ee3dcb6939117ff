import { eq } from 'drizzle-orm'
import { codeSourceOf } from '../../rules/quiz/quiz.ts'
import { prizesGiven } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { countCodes } from './count-codes.ts'

/**
 * Reads how many codes each bounded tier has left for winners, by tier: free ones from its pool, at most as many as its `most`
 * still allows. A tier that is to give none is not listed. Where there are very many codes, those of the last seconds may not be counted.
 */
export async function readCodesLeft(context: GameContext): Promise<Map<string, number>> {
  const { db, campaignId, quiz } = context
  const [counts, given] = await Promise.all([
    countCodes(context),
    db.select().from(prizesGiven).where(eq(prizesGiven.campaignId, campaignId)),
  ])
  return new Map(
    quiz.tiers.flatMap((tier) => {
      const { id: tierId, most } = tier
      const isOf = (each: { tierId: string }) => each.tierId === tierId
      const bounds = [
        ...(codeSourceOf(tier, context) === 'pool' ? [counts.find(isOf)?.usable ?? 0] : []),
        ...(most === undefined ? [] : [Math.max(0, most - (given.find(isOf)?.given ?? 0))]),
      ]
      return bounds.length === 0 || most === 0 ? [] : [[tierId, Math.min(...bounds)] as const]
    }),
  )
}
