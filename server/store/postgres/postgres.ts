import { drizzle } from 'drizzle-orm/postgres-js'
import { userInfo } from 'node:os'
import process from 'node:process'
import type postgres from 'postgres'
import { ConfigProblem } from '../../config.ts'
import { readDatabaseAddress } from '../../rules/database-address/database-address.ts'
import * as schema from '../schema/schema.ts'
import type { Database, Db } from '../store.ts'
import { openChannel } from './channel.ts'
import { dressed } from './client.ts'
import { type Found, inspect } from './inspect.ts'
import { migrateOn } from './migrate.ts'
import { openClient } from './open-client.ts'
import { queueOn } from './queue-on.ts'
import { type Asker, queueRefused } from './rights.ts'
import { requireSameDatabase } from './same-database.ts'
import { type Place, type Way, wayTo } from './way.ts'

export { isToBeRepeated, repeating } from './repeat.ts'
export { DatabaseNotReady } from './not-ready.ts'

type Options = {
  url: string
  /** the way past a pooler, for what needs a session of its own */
  directUrl?: string | undefined
  migrationsFolder: string
  /** what the connections are called in the server's lists */
  program?: string
  /** removes what deleted rows have left */
  scrub(db: Db): Promise<void>
  tellOperator(sentence: string): void
}

/** Games need no more, and every server of a fleet opens as many. */
const mostConnections = 10
/** The queue asks once a second, and locks are held one at a time. */
const mostDirect = 3

/**
 * Looks at what is at the address, and opens it with up to ten connections. Throws `ConfigProblem` when it cannot be used, and an error that
 * `isOutOfReach` knows when it does not answer.
 */
export async function openServer(options: Options): Promise<Database> {
  const main = await lookAt(placeOf('DATABASE_URL', options.url, options), options)
  const direct = options.directUrl ? await lookAt(placeOf('DATABASE_DIRECT_URL', options.directUrl, options), options) : main
  requireSession(direct, main)
  if (direct !== main) await requireSameDatabase(main.way, direct.way)
  const pool = clientFor(main, mostConnections)
  const own = direct === main ? pool : clientFor(direct, mostDirect)
  const db = drizzle(pool.dressed as postgres.Sql, { schema, casing: 'snake_case' })
  const directDb = drizzle(own.dressed as postgres.Sql, { schema, casing: 'snake_case' })
  return {
    db,
    migrate: () => withAdvisoryLock(own.client, () => migrateOn(own.dressed, askerOf(direct), options.migrationsFolder)),
    withMigrationLock: (act) => withAdvisoryLock(own.client, act).catch(refusedRights(askerOf(direct))),
    listen: (channel, onNotification, onListen) =>
      openChannel(
        () => openClient(direct.way, direct.found.session, { max: 1, fetchesTypes: false }),
        channel,
        onNotification,
        onListen,
      ),
    queue: { kind: 'postgres', db: queueOn(own.client, own.dressed, direct.found.session) },
    time: async () => {
      const [row] = await pool.dressed.unsafe<{ at: string }[]>('select clock_timestamp() as at')
      return new Date(row?.at ?? NaN)
    },
    scrub: () => options.scrub(directDb),
    close: async () =>
      void (await Promise.all([...new Set([pool.client, own.client])].map((client) => client.end({ timeout: 3 })))),
  }
}

type Opened = { way: Way; found: Found }

const askerOf = ({ way: { setting }, found: { facts } }: Opened): Asker => ({
  setting,
  role: facts.role,
  database: facts.database,
})

function refusedRights(asker: Asker) {
  return (error: unknown) => {
    throw isForbidden(error) ? queueRefused(asker) : error
  }
}

/** insufficient_privilege */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && ((error as { code?: string }).code === '42501' || isForbidden(error.cause))
}

async function lookAt(place: Place, { tellOperator }: Options): Promise<Opened> {
  const way = wayTo(place, { tellOperator })
  return { way, found: await inspect(way) }
}

function clientFor({ way, found: { session, facts } }: Opened, most: number) {
  // Three more connections listen and notify.
  const client = openClient(way, session, { max: Math.max(2, Math.min(most, facts.connectionLimit - 3)) })
  return { client, dressed: dressed(client, session) }
}

/** Throws `ConfigProblem` when this address of a database cannot be read. Tells once what of it is left out. */
function placeOf(setting: string, url: string, { program = 'pavel', tellOperator }: Options): Place {
  const read = readDatabaseAddress(url, process.env, { systemUser: userInfo().username, program })
  if ('problem' in read) throw new ConfigProblem(`${setting}: ${read.problem}`)
  if (read.leftOut.length > 0) tellOperator(`${setting}: only other clients know ${read.leftOut.join(', ')}; left out`)
  return { setting, address: read.address }
}

function requireSession({ way: { setting }, found }: Opened, main: Opened): void {
  if (found.poolMode !== 'transaction') return
  throw new ConfigProblem(
    setting === main.way.setting
      ? 'DATABASE_DIRECT_URL: expected the address of PostgreSQL itself, because DATABASE_URL leads through a pooler in transaction mode, ' +
          'found nothing; name it, or a pool in session mode'
      : `${setting}: expected the address of PostgreSQL itself, found another pooler in transaction mode; name the server behind it`,
  )
}

/** An arbitrary number, the same at every server. */
const lockKey = 7_283_500

/**
 * Runs `act` under an advisory lock, on which servers that start together wait for one another. PostgreSQL releases the lock of a
 * crashed server with its connection.
 */
async function withAdvisoryLock<Result>(client: postgres.Sql, act: () => Promise<Result>): Promise<Result> {
  const connection = await client.reserve()
  try {
    await connection`select pg_advisory_lock(${lockKey})`
    return await act().finally(() => connection`select pg_advisory_unlock(${lockKey})`.catch(() => {}))
  } finally {
    connection.release()
  }
}
