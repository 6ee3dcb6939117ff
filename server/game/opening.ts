import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { closedAt } from '../rules/campaign/campaign.ts'
import { participants } from '../store/schema/schema.ts'
import { type GameContext, made, type Transaction } from '../store/store.ts'

/** Returns what Pavel says while no new game can begin in the campaign; null while one can. */
export function wordsWhenClosed({ schedule, spoken }: GameContext, at: Date): string | null {
  const closed = closedAt(schedule, at)
  return closed && spoken.closed(closed)
}

/** Returns whether some game of the campaign goes on, although no new one can begin. */
export async function hasGamesUnderWay({ tx, context: { campaignId } }: Transaction): Promise<boolean> {
  return (await findUnderWay(tx, { campaignId })).length > 0
}

const findUnderWay = made((db, { campaignId }: { campaignId: number }) =>
  db
    .select({ id: participants.id })
    .from(participants)
    .where(and(eq(participants.campaignId, campaignId), isNotNull(participants.startedAt), isNull(participants.finishedAt)))
    .limit(1),
)
