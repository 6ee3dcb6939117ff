/**
 * The codes of a tier. `left`: null where nothing bounds them; `isOffered`: the tier gives codes at all; `given`: how many within
 * `paceHours`.
 */
export type PoolNow = { title: string; left: number | null; isOffered: boolean; given: number }

export type PoolProblem =
  | { kind: 'pool empty'; titles: string[] }
  | { kind: 'pool ends'; title: string; left: number; endsAt: Date }

/** The pace is what was given within these hours. */
export const paceHours = 3
/** Fewer tell nothing about the pace. */
const fewestGiven = 3
const hourMs = 3_600_000
/** However late it is, the organiser is told this long before. */
const leastNoticeMs = 6 * hourMs

/** Returns the pools that are empty, and those that end today at the present pace, the soonest first. */
export function problemsOfPools(pools: readonly PoolNow[], now: Date, timeZone: string): PoolProblem[] {
  const empty = pools.filter(({ left, isOffered }) => isOffered && left === 0).map(({ title }) => title)
  const today = Math.max(leastNoticeMs, msUntilMidnight(now, timeZone))
  const ending = pools.flatMap(({ title, left, given, isOffered }) => {
    if (!isOffered || left === null || left === 0 || given < fewestGiven) return []
    const endsInMs = (left / given) * paceHours * hourMs
    return endsInMs <= today ? [{ kind: 'pool ends' as const, title, left, endsAt: new Date(now.getTime() + endsInMs) }] : []
  })
  return [
    ...(empty.length > 0 ? [{ kind: 'pool empty' as const, titles: empty }] : []),
    ...ending.toSorted((one, other) => one.endsAt.getTime() - other.endsAt.getTime()),
  ]
}

function msUntilMidnight(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(now).split(':')
  const [hour = 0, minute = 0, second = 0] = parts.map(Number)
  return 24 * hourMs - ((hour * 60 + minute) * 60 + second) * 1000
}
