import { and, count, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { codes, prizesGiven } from '../store/schema/schema.ts'
import type { GameContext } from '../store/store.ts'

/** What a tier has given, and how many codes are left for winners; `left` is null where nothing bounds the tier. */
export type Pool = { tierId: string; title: string; given: number; left: number | null }

/** Reads every tier's pool, the best tier first. */
export async function readPools(context: GameContext): Promise<Pool[]> {
  const { db, campaignId, quiz } = context
  const isGiven = and(eq(codes.campaignId, campaignId), isNotNull(codes.participantId), isNull(codes.revokedAt))
  const given = await db.select({ tierId: codes.tierId, given: count() }).from(codes).where(isGiven).groupBy(codes.tierId)
  const left = await readCodesLeft(context)
  return quiz.tiers.map(({ id: tierId, title, most }) => ({
    tierId,
    title,
    given: given.find((tier) => tier.tierId === tierId)?.given ?? 0,
    left: most === 0 ? 0 : (left.get(tierId) ?? null),
  }))
}

/**
 * Reads how many codes each bounded tier has left for winners, by tier: free ones from its file, at most as many as its `most`
 * still allows. A tier that is to give none is not listed. Reading stays cheap however many have been given.
 */
export async function readCodesLeft(context: GameContext): Promise<Map<string, number>> {
  const { db, campaignId, quiz } = context
  const imported = quiz.tiers.filter((tier) => tier.codes).map(({ id }) => id)
  const isFree = and(
    eq(codes.campaignId, campaignId),
    inArray(codes.tierId, imported),
    isNull(codes.participantId),
    isNull(codes.withdrawnAt),
  )
  const free =
    imported.length === 0
      ? []
      : await db.select({ tierId: codes.tierId, free: count() }).from(codes).where(isFree).groupBy(codes.tierId)
  const counted = await db.select().from(prizesGiven).where(eq(prizesGiven.campaignId, campaignId))
  return new Map(
    quiz.tiers.flatMap(({ id: tierId, codes: file, most }) => {
      const given = counted.find((tier) => tier.tierId === tierId)?.given ?? 0
      const bounds = [
        ...(file ? [free.find((tier) => tier.tierId === tierId)?.free ?? 0] : []),
        ...(most === undefined ? [] : [Math.max(0, most - given)]),
      ]
      return bounds.length === 0 || most === 0 ? [] : [[tierId, Math.min(...bounds)] as const]
    }),
  )
}
