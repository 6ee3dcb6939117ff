import { dayAround } from '../figures/figures.ts'

/** The codes of a tier. `left`: null where nothing bounds them; `isOffered`: the tier gives codes at all; `endsAt`: when they end, if that can be told. */
export type PoolNow = { title: string; left: number | null; isOffered: boolean; endsAt: Date | null }

export type PoolProblem =
  | { kind: 'pool empty'; titles: string[] }
  | { kind: 'pool ends'; title: string; left: number; endsAt: Date }

const hourMs = 3_600_000
/** However late it is, the organiser is told this long before. */
const leastNoticeMs = 6 * hourMs

/** Returns the pools that are empty, and those that end today at the present pace, the soonest first. */
export function problemsOfPools(pools: readonly PoolNow[], now: Date, timeZone: string): PoolProblem[] {
  const empty = pools.filter(({ left, isOffered }) => isOffered && left === 0).map(({ title }) => title)
  const today = Math.max(leastNoticeMs, dayAround(now, timeZone).to.getTime() - now.getTime())
  const ending = pools.flatMap(({ title, left, endsAt, isOffered }) => {
    if (!isOffered || left === null || left === 0 || !endsAt || endsAt.getTime() - now.getTime() > today) return []
    return [{ kind: 'pool ends' as const, title, left, endsAt }]
  })
  return [
    ...(empty.length > 0 ? [{ kind: 'pool empty' as const, titles: empty }] : []),
    ...ending.toSorted((one, other) => one.endsAt.getTime() - other.endsAt.getTime()),
  ]
}
