import { and, count, eq, isNotNull, isNull } from 'drizzle-orm'
import { readCodesLeft } from '../campaigns/codes/codes.ts'
import { codes } from '../store/schema/schema.ts'
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
