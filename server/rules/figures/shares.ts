/** How often something came about, out of how many times that it could. */
export type Share = { of: number; all: number }

/**
 * Returns the probability that chance alone makes two shares differ as much as these do, or more: Fisher's exact test, two-sided. It
 * holds for small counts as for large ones. Null where one of them is a share of nothing.
 */
export function chanceOfShares(one: Share, other: Share): number | null {
  if (one.all === 0 || other.all === 0) return null
  const table = { all: one.all, came: one.of + other.of, total: one.all + other.all }
  const [least, most] = rangeOf(table, other.all)
  if (one.of < least || one.of > most) return Number.MIN_VALUE
  const likelihoods = likelihoodsFrom(least, most, (of) => ratio({ of, ...table }))
  const found = likelihoods[one.of - least] ?? 0
  const sum = likelihoods.reduce((total, likelihood) => total + likelihood, 0)
  const asUnlikely = likelihoods.filter((likelihood) => likelihood <= found * (1 + tolerance))
  return Math.min(1, asUnlikely.reduce((total, likelihood) => total + likelihood, 0) / sum)
}

type Table = { all: number; came: number; total: number }

/** What is so far from the middle as to be less likely than the smallest number adds nothing. */
const furthestDeviations = 40

/** Returns the least and the most that can have come about in the first of two, all sums of the table being given. */
function rangeOf({ all, came, total }: Table, others: number): [number, number] {
  const middle = (all * came) / total
  const variance = (middle * (total - came) * others) / (total * Math.max(1, total - 1))
  const reach = furthestDeviations * Math.sqrt(variance) + furthestDeviations
  return [Math.max(0, came - others, Math.floor(middle - reach)), Math.min(all, came, Math.ceil(middle + reach))]
}

/** Of two tables that are as likely as each other, rounding makes one the likelier. */
const tolerance = 1e-9

/** How much likelier the table with one more is, all sums of the table being given. */
function ratio({ of, all, came, total }: Table & { of: number }): number {
  return ((all - of) * (came - of)) / ((of + 1) * (total - all - came + of + 1))
}

/** The likelihoods of all values, relative to that of the likeliest, so that none overflows. */
function likelihoodsFrom(least: number, most: number, ratioAt: (value: number) => number): number[] {
  const logs = [0]
  for (let value = least; value < most; value += 1) logs.push((logs.at(-1) ?? 0) + Math.log(ratioAt(value)))
  const highest = logs.reduce((high, log) => Math.max(high, log), -Infinity)
  return logs.map((log) => Math.exp(log - highest))
}
