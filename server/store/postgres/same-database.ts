import { randomInt } from 'node:crypto'
import { ConfigProblem } from '../../config.ts'
import { askingClient, mainHost } from './open-client.ts'
import type { Way } from './way.ts'

/**
 * Throws `ConfigProblem` unless both ways lead into one database: a lock that is taken there by one of them is then seen by the other.
 */
export async function requireSameDatabase(pooled: Way, direct: Way): Promise<void> {
  const key = randomInt(2 ** 31)
  const holder = askingClient(direct, await mainHost(direct)())
  const asker = askingClient(pooled, await mainHost(pooled)())
  try {
    await holder.unsafe(`select pg_advisory_lock(${key})`)
    const [row] = await asker.unsafe<{ isFree: boolean }[]>(`select pg_try_advisory_xact_lock(${key}) as "isFree"`)
    if (row?.isFree === false) return
  } finally {
    await Promise.all([holder.end({ timeout: 1 }), asker.end({ timeout: 1 })])
  }
  throw new ConfigProblem('DATABASE_DIRECT_URL: expected another way into the database of DATABASE_URL, found another database')
}
