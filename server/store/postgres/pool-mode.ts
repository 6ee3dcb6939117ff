import type postgres from 'postgres'
import { ConfigProblem } from '../../config.ts'
import { type DatabaseHost, hostText } from '../../rules/database-address/database-address.ts'
import { askingClient } from './open-client.ts'
import type { Way } from './way.ts'

const rounds = 8

/**
 * Finds out whether a pooler gives each of its clients a session of its own, or lends one out for each transaction: two connections that are
 * open at the same time then meet the same session, or one of them meets another than before. Throws `ConfigProblem` where it lends
 * them out for each statement.
 */
export async function poolModeOf(way: Way, host: DatabaseHost): Promise<'session' | 'transaction'> {
  const one = askingClient(way, host)
  const other = askingClient(way, host)
  try {
    await requireTransactions(one, way, host)
    for (let round = 0; round < rounds; round++) if (await areShared(one, other)) return 'transaction'
    return 'session'
  } finally {
    await Promise.all([one.end({ timeout: 1 }), other.end({ timeout: 1 })])
  }
}

/** The second question of `one` finds a pool that hands out its sessions in turn, and the third one that keeps them in order. */
async function areShared(one: postgres.Sql, other: postgres.Sql): Promise<boolean> {
  const first = await processOf(one)
  if ((await processOf(one)) !== first) return true
  if ((await processOf(other)) === first) return true
  return (await processOf(one)) !== first
}

async function processOf(client: postgres.Sql): Promise<number> {
  const [row] = await client.unsafe<{ process: number }[]>('select pg_backend_pid() as process')
  return row?.process ?? 0
}

async function requireTransactions(client: postgres.Sql, { setting }: Way, host: DatabaseHost): Promise<void> {
  if (await allowsTransactions(client)) return
  // The pooler may have stopped at this very moment: then the next question is not answered.
  await processOf(client)
  if (await allowsTransactions(client)) return
  throw new ConfigProblem(
    `${setting}: expected a pooler in transaction or session mode, found one in statement mode at ${hostText(host)}, which cannot save ` +
      'a game; set pool_mode = transaction there',
  )
}

/** In statement mode PgBouncer closes the connection of whoever begins a transaction. */
async function allowsTransactions(client: postgres.Sql): Promise<boolean> {
  try {
    await client.unsafe('begin')
    await client.unsafe('commit')
    return true
  } catch (error) {
    if (['CONNECTION_CLOSED', '08P01'].includes((error as { code?: string }).code ?? '')) return false
    throw error
  }
}
