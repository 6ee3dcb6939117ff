import { countOf, type Durations } from './durations.ts'
import { chanceOfRanks, type TwoGroups } from './ranks.ts'
import { chanceOfShares, type Share } from './shares.ts'

/** Below this many of either, nothing can be said about how they differ. */
const fewest = 10

/** A difference that chance makes this seldom is called one. */
const seldom = 0.05

/**
 * What the difference of two may be: `too few` to tell, `chance` as likely as not, or a `difference`. `chance` is how likely
 * such a difference would be if there were none, from 0 to 1.
 */
export type Judgement = { verdict: 'too few'; few: number } | { verdict: 'chance' | 'difference'; chance: number }

/** Judges two shares. */
export function judgeShares(one: Share, other: Share): Judgement {
  return judge(Math.min(one.all, other.all), chanceOfShares(one, other))
}

/** Judges two sets of durations by their ranks, so that a few very long ones weigh no more than others. */
export function judgeDurations(one: Durations, other: Durations): Judgement {
  return judge(Math.min(countOf(one), countOf(other)), chanceOfRanks(pairs(one.counts, other.counts)))
}

/** Judges how often each value was found: `one[3]` is how often the value 3 was. */
export function judgeCounts(one: readonly number[], other: readonly number[]): Judgement {
  const size = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
  return judge(Math.min(size(one), size(other)), chanceOfRanks(pairs(one, other)))
}

function judge(few: number, chance: number | null): Judgement {
  if (few < fewest || chance === null) return { verdict: 'too few', few }
  return { verdict: chance < seldom ? 'difference' : 'chance', chance }
}

function pairs(one: ArrayLike<number>, other: ArrayLike<number>): TwoGroups {
  const length = Math.max(one.length, other.length)
  return Array.from({ length }, (_, index) => ({ one: one[index] ?? 0, other: other[index] ?? 0 }))
}
