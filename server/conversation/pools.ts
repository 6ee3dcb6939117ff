import { countCodes, readCodesLeft } from '../campaigns/codes/codes.ts'
import type { GameContext } from '../store/store.ts'

/** What a tier has given, and how many codes are left for winners; `left` is null where nothing bounds the tier. */
export type Pool = { tierId: string; title: string; given: number; left: number | null }

/** Reads every tier's pool, the best tier first. */
export async function readPools(context: GameContext): Promise<Pool[]> {
  const left = await readCodesLeft(context)
  const counts = await countCodes(context)
  return context.quiz.tiers.map(({ id: tierId, title, most }) => ({
    tierId,
    title,
    given: counts.find((tier) => tier.tierId === tierId)?.given ?? 0,
    left: most === 0 ? 0 : (left.get(tierId) ?? null),
  }))
}
