import { countCodes } from '../../campaigns/codes/codes.ts'
import type { GameContext } from '../../store/store.ts'

/** A tier whose pool still has codes that nobody has won. `title` is the tier's id where the quiz no longer has it. */
export type Unused = { title: string; left: number }

/** Reads how many codes lie in the pools, the best tier first. What is made up for each winner lies in none. */
export async function readUnused(context: GameContext): Promise<Unused[]> {
  const { tiers } = context.quiz
  const counts = (await countCodes(context)).filter(({ free }) => free > 0)
  const placeOf = (tierId: string) => tiers.findIndex(({ id }) => id === tierId)
  return counts
    .toSorted((one, other) => placeOf(one.tierId) - placeOf(other.tierId))
    .map(({ tierId, free: left }) => ({ title: tiers[placeOf(tierId)]?.title ?? tierId, left }))
}
