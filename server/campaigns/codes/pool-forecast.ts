import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import { forecast, type Forecast } from '../../rules/forecast/forecast.ts'
import { codes } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { readCodesLeft } from './codes-left.ts'

/** When a tier runs out of codes; `forecast` is null where that cannot be told. */
export type PoolForecast = { tierId: string; title: string; left: number; forecast: Forecast | null }

const dayMs = 24 * 3600_000

/**
 * Reads when each tier that can run out of codes does so at the rate of the last hours, the best tier first. `known`: how many are left,
 * for whoever has read that already.
 */
export async function forecastOf(context: GameContext, known?: ReadonlyMap<string, number>): Promise<PoolForecast[]> {
  const { db, campaignId, quiz, now } = context
  const at = now()
  const left = known ?? (await readCodesLeft(context))
  const since = (hours: number) => sql`${codes.takenAt} > ${new Date(at.getTime() - hours * 3600_000).toISOString()}`
  const taken = await db
    .select({ tierId: codes.tierId, 1: countIf(since(1)), 3: countIf(since(3)), 24: countIf(since(24)) })
    .from(codes)
    .where(and(eq(codes.campaignId, campaignId), gt(codes.takenAt, new Date(at.getTime() - dayMs))))
    .groupBy(codes.tierId)
  return quiz.tiers.flatMap(({ id: tierId, title }) => {
    const of = left.get(tierId)
    if (of === undefined) return []
    const takenLastHours = taken.find((tier) => tier.tierId === tierId) ?? { 1: 0, 3: 0, 24: 0 }
    return [{ tierId, title, left: of, forecast: forecast({ left: of, takenLastHours }, at) }]
  })
}

const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
