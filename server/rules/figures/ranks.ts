/** How often each value of an ordered scale was found in each of two groups, from the lowest value up. */
export type TwoGroups = { one: number; other: number }[]

/** Of so many, all ways to mix the groups are gone through; of more, their distribution is normal enough. */
const usualMostExact = 40

/**
 * Returns the probability that chance alone makes the values of one group as much higher than those of the other as these are, or more:
 * the rank sum test of Mann, Whitney and Wilcoxon, two-sided. Equal values share their rank. Null where a group has none.
 */
export function chanceOfRanks(values: TwoGroups, { mostExact = usualMostExact } = {}): number | null {
  const ties = values.filter(({ one, other }) => one + other > 0)
  const size = sumOf(ties, ({ one }) => one)
  const all = sumOf(ties, ({ one, other }) => one + other)
  if (size === 0 || size === all) return null
  const ranked = withRanks(ties)
  const found = sumOf(ranked, ({ one, doubleRank }) => one * doubleRank)
  const distance = Math.abs(found - size * (all + 1))
  return all <= mostExact ? exactly(ranked, size, distance, all) : nearly(ranked, size, distance, all)
}

/** Values that are equal have the middle of their ranks. Twice that is whole. */
type Ranked = TwoGroups[number] & { together: number; doubleRank: number }

function withRanks(ties: TwoGroups): Ranked[] {
  let before = 0
  return ties.map(({ one, other }) => {
    const together = one + other
    const doubleRank = 2 * before + together + 1
    before += together
    return { one, other, together, doubleRank }
  })
}

/** Counts the ways to choose the group among all, by the sum of its ranks. */
function exactly(ranked: Ranked[], size: number, distance: number, all: number): number {
  let ways: Map<number, number>[] = Array.from({ length: size + 1 }, (_, chosen) => new Map(chosen === 0 ? [[0, 1]] : []))
  for (const { together, doubleRank } of ranked) ways = choosing(ways, together, doubleRank)
  const sums = [...(ways[size] ?? [])]
  const asFar = sums.filter(([sum]) => Math.abs(sum - size * (all + 1)) >= distance)
  return sumOf(asFar, ([, count]) => count) / sumOf(sums, ([, count]) => count)
}

function choosing(ways: Map<number, number>[], together: number, doubleRank: number): Map<number, number>[] {
  return ways.map((_, chosen) => {
    const next = new Map<number, number>()
    for (let taken = 0; taken <= Math.min(together, chosen); taken += 1)
      for (const [sum, count] of ways[chosen - taken] ?? []) {
        const reached = sum + taken * doubleRank
        next.set(reached, (next.get(reached) ?? 0) + count * choices(together, taken))
      }
    return next
  })
}

function choices(all: number, taken: number): number {
  let ways = 1
  for (let index = 0; index < taken; index += 1) ways = (ways * (all - index)) / (index + 1)
  return ways
}

/** The sum of ranks is counted in halves: one step of it is two. */
function nearly(ranked: Ranked[], size: number, distance: number, all: number): number {
  const tied = sumOf(ranked, ({ together }) => together ** 3 - together) / (all * (all - 1))
  const variance = (size * (all - size) * (all + 1 - tied)) / 12
  if (variance <= 0) return 1
  return Math.min(1, 2 * beyond(Math.max(0, distance / 2 - 0.5) / Math.sqrt(variance)))
}

/** The share of a normal distribution beyond `z`, to 1.5e-7 (Abramowitz and Stegun, 7.1.26). */
function beyond(z: number): number {
  const x = z / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return (series * Math.exp(-x * x)) / 2
}

function sumOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0)
}
