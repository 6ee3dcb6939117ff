import { and, count, eq, isNull } from 'drizzle-orm'
import { codes } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'

/** A tier whose pool still has codes that nobody has won. `title` is the tier's id where the quiz no longer has it. */
export type Unused = { title: string; left: number }

/** Counts the codes that lie in the pools, the best tier first. What is made up for each winner lies in none. */
export async function readUnused({ db, campaignId, quiz: { tiers } }: GameContext): Promise<Unused[]> {
  const isFree = and(eq(codes.campaignId, campaignId), isNull(codes.participantId), isNull(codes.withdrawnAt))
  const rows = await db.select({ tierId: codes.tierId, left: count() }).from(codes).where(isFree).groupBy(codes.tierId)
  const placeOf = (tierId: string) => tiers.findIndex(({ id }) => id === tierId)
  return rows
    .toSorted((one, other) => placeOf(one.tierId) - placeOf(other.tierId))
    .map(({ tierId, left }) => ({ title: tiers[placeOf(tierId)]?.title ?? tierId, left }))
}
