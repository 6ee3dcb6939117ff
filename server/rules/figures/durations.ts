/**
 * How many durations fell into each step of `stepMs`; the last count holds all that were longer. Counts of several days add up, which
 * medians do not.
 */
export type Durations = { stepMs: number; counts: Uint32Array }

/** The steps in which durations of one kind are counted. */
export type Scale = { stepMs: number; longestMs: number }

/** How long a person takes to answer. */
export const answerScale: Scale = { stepMs: 500, longestMs: 120_000 }

/** How long Pavel takes to reply. */
export const replyScale: Scale = { stepMs: 20, longestMs: 5_000 }

/** Returns durations of which there are none yet. */
export function noDurations({ stepMs, longestMs }: Scale): Durations {
  return { stepMs, counts: new Uint32Array(longestMs / stepMs + 1) }
}

/** Counts `count` durations of this step. One beyond the scale is counted as the longest, one below it as the shortest. */
export function addTo({ counts }: Durations, step: number, count: number): void {
  const index = Math.min(Math.max(step, 0), counts.length - 1)
  counts[index] = (counts[index] ?? 0) + count
}

/** Adds the counts of `others` to those of `sum`. */
export function addAll(sum: Durations, others: Durations): void {
  for (const [step, count] of others.counts.entries()) if (count > 0) addTo(sum, step, count)
}

/** Returns how many there are. */
export function countOf({ counts }: Durations): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * Returns the duration, in milliseconds, that the share `share` of all does not exceed, to half a step; null where there are none. One
 * beyond the scale counts as its end.
 */
export function quantileOf(durations: Durations, share: number): number | null {
  const wanted = share * countOf(durations)
  if (countOf(durations) === 0) return null
  let before = 0
  for (const [step, count] of durations.counts.entries()) {
    if (count > 0 && before + count >= wanted) return (step + (wanted - before) / count) * durations.stepMs
    before += count
  }
  return durations.counts.length * durations.stepMs
}

/** The quarter, the half and three quarters of durations in milliseconds; null where there are none. */
export type Quartiles = { lower: number; median: number; upper: number } | null

export function quartilesOf(durations: Durations): Quartiles {
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => quantileOf(durations, share))
  return lower == null || median == null || upper == null ? null : { lower, median, upper }
}
