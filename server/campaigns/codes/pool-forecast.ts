import { forecast, type Forecast } from '../../rules/forecast/forecast.ts'
import type { GameContext } from '../../store/store.ts'
import { readCodesLeft } from './codes-left.ts'
import { countCodes } from './count-codes.ts'

/** When a tier runs out of codes; `forecast` is null where that cannot be told. */
export type PoolForecast = { tierId: string; title: string; left: number; forecast: Forecast | null }

/**
 * Reads when each tier that can run out of codes does so at the rate of the last hours, the best tier first. `known`: how many are left,
 * for whoever has read that already.
 */
export async function forecastOf(context: GameContext, known?: ReadonlyMap<string, number>): Promise<PoolForecast[]> {
  const left = known ?? (await readCodesLeft(context))
  const counts = await countCodes(context)
  return context.quiz.tiers.flatMap(({ id: tierId, title }) => {
    const of = left.get(tierId)
    if (of === undefined) return []
    const { takenLastHours = { 1: 0, 3: 0, 24: 0 } } = counts.find((tier) => tier.tierId === tierId) ?? {}
    return [{ tierId, title, left: of, forecast: forecast({ left: of, takenLastHours }, context.now()) }]
  })
}
