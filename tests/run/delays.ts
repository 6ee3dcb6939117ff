import { proxyTo } from '../cast/tcp-proxy.ts'

/**
 * Calls `use` with an address of the same database through which every piece, in both directions, is late by chance: most by nothing,
 * some by a few milliseconds, and few by up to `longestMs`.
 */
export async function withDelays<Result>(url: string, use: (late: string) => Promise<Result>): Promise<Result> {
  const proxy = await proxyTo(url)
  proxy.slowDown(lateByChance)
  return use(proxy.url).finally(proxy.close)
}

/** Longer than what tests usually leave between two steps, and short enough for the patience of the product. */
const longestMs = 40

function lateByChance(): number {
  const chance = Math.random()
  if (chance < 0.7) return 0
  return Math.random() * (chance < 0.95 ? longestMs / 4 : longestMs)
}
