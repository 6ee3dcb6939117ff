import type postgres from 'postgres'
import type { DatabaseHost } from '../../rules/database-address/database-address.ts'
import { explain } from './explain.ts'
import { type Facts, readFacts, requireUsable } from './facts.ts'
import { askingClient, mainHost } from './open-client.ts'
import { poolModeOf } from './pool-mode.ts'
import { expectedOfOwn, ownSession, type Session, sharedSession } from './session.ts'
import type { Way } from './way.ts'

/** What is at a database's address, and how its connections are to be used. */
export type Found = { session: Session; facts: Facts; poolMode: 'none' | 'session' | 'transaction' }

/**
 * Looks at what is at the address before anything relies on it. Throws `ConfigProblem` when it cannot be used as it is, and
 * `DatabaseNotReady` when it may become usable.
 */
export async function inspect(way: Way): Promise<Found> {
  try {
    const host = await mainHost(way)()
    if (way.address.hosts.length === 1) await way.check(host)
    const asked = await askAsOwn(way, host)
    const { facts: found, isOwn } = asked ?? (await ask(way, host, {}))
    const facts = { ...found, losesCommits: found.losesCommits && !way.address.options?.includes('synchronous_commit') }
    requireUsable(facts, way)
    if (isOwn) return { session: ownSession(facts), facts, poolMode: 'none' }
    const poolMode = await poolModeOf(way, host)
    return { session: sharedSession(facts, { keepsStatements: poolMode === 'session' }), facts, poolMode }
  } catch (error) {
    throw explain(error, way)
  }
}

type Asked = { facts: Facts; isOwn: boolean }

/** Poolers refuse connections that begin with settings which they do not know, and so do servers that are too old. */
async function askAsOwn(way: Way, host: DatabaseHost): Promise<Asked | null> {
  try {
    return await ask(way, host, ownSession().atStart)
  } catch (error) {
    if (['08P01', '42704'].includes((error as { code?: string }).code ?? '')) return null
    throw error
  }
}

/**
 * The process behind a connection has told its number at the beginning, unless a pooler stands in between: then its number differs, or
 * the settings of the beginning have not arrived.
 */
async function ask(way: Way, host: DatabaseHost, atStart: Record<string, string>): Promise<Asked> {
  const client: postgres.Sql = askingClient(way, host, { atStart })
  try {
    const { facts, toldProcess } = await readFacts(client)
    const hasSettings = Object.entries(expectedOfOwn).every(([name, value]) => facts.settings[name] === value)
    return { facts, isOwn: facts.process === toldProcess && hasSettings }
  } finally {
    await client.end({ timeout: 1 })
  }
}
