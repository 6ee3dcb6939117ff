import type { Contender } from './contender.ts'
import { spentBy, spentByDatabase } from './fleet/spent.ts'

/** Milliseconds of processor time of the server, of the database's connections, and of this process, which is the load. */
export type Cost = { server: number; database: number; load: number }

/** Does something and returns what it cost, and how long it took. */
export async function costOf({ pid, databaseUrl }: Contender, act: () => Promise<unknown>): Promise<Cost & { ms: number }> {
  const before = await spent()
  const startedAt = performance.now()
  await act()
  const ms = performance.now() - startedAt
  const after = await spent()
  return {
    server: after.server - before.server,
    database: after.database - before.database,
    load: after.load - before.load,
    ms,
  }

  async function spent(): Promise<Cost> {
    const { user, system } = process.cpuUsage()
    return {
      server: pid === null ? Number.NaN : await spentBy(pid),
      database: await spentByDatabase(databaseUrl),
      load: (user + system) / 1000,
    }
  }
}
