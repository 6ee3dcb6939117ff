import postgres from 'postgres'
import { type DatabaseHost, hostText } from '../../rules/database-address/database-address.ts'
import { DatabaseNotReady } from './not-ready.ts'
import type { Session } from './session.ts'
import { socketsFor, type Way } from './way.ts'

/** The default back-off of postgres.js grows to 20 seconds, long after the database may be back. */
const secondsBetweenTries = () => 0.2 + Math.random() * 0.2

/** `isAsking`: its failures say what is wrong with the address. */
type Options = { max: number; fetchesTypes?: boolean; isAsking?: boolean }

/** Returns a client with up to `max` connections. It does not connect yet: the first query does. */
export function openClient(way: Way, session: Session, options: Options): postgres.Sql {
  return clientOn(way, session, { ...options, keepsStatements: session.keepsStatements }, mainHost(way))
}

/** Returns a client with one connection to this host, for a question or two. */
export function askingClient(way: Way, host: DatabaseHost, session: Pick<Session, 'atStart'> = { atStart: {} }): postgres.Sql {
  return clientOn(way, session, { max: 1, fetchesTypes: false, isAsking: true }, async () => host)
}

function clientOn(
  way: Way,
  { atStart }: Pick<Session, 'atStart'>,
  options: Options & { keepsStatements?: boolean },
  hostNow: () => Promise<DatabaseHost>,
) {
  const { keepsStatements = false } = options
  const open = async () => way.open(await hostNow())
  const { hosts, user, password, database, applicationName, connectSeconds, options: ofServer } = way.address
  return postgres({
    host: hosts[0].name,
    port: hosts[0].port,
    user,
    password,
    database,
    max: options.max,
    fetch_types: options.fetchesTypes ?? true,
    // Otherwise the driver would prepare even its own commits, and one that is unknown to the session rolls back instead.
    prepare: keepsStatements,
    ssl: false,
    connect_timeout: connectSeconds,
    backoff: secondsBetweenTries,
    onnotice: () => {},
    socket: options.isAsking ? socketsFor(open) : socketsFor(() => open().catch(asOutage)),
    connection: { application_name: applicationName, ...(ofServer && { options: ofServer }), ...atStart },
  } as Parameters<typeof postgres>[1] & object)
}

/** While a server runs, every failure to connect counts as an outage. */
function asOutage(error: Error): never {
  throw error instanceof DatabaseNotReady ? error : new DatabaseNotReady(error.message)
}

/** Returns what finds the host to connect to: of several, the one that takes writes now. */
export function mainHost({ address, open, ...way }: Way): () => Promise<DatabaseHost> {
  const [only, ...others] = address.hosts
  if (others.length === 0) return async () => only
  let looking: Promise<DatabaseHost> | undefined
  return () => (looking ??= findPrimary({ address, open, ...way }).finally(() => (looking = undefined)))
}

/** Throws what the last host said where none answers, and `DatabaseNotReady` where all that answer are standbys. */
async function findPrimary(way: Way): Promise<DatabaseHost> {
  const { hosts } = way.address
  let failure: unknown = null
  for (const host of hosts) {
    const found = await isPrimary(way, host).catch((error: unknown) => {
      failure = error
      return false
    })
    if (found) return host
  }
  throw failure ?? new DatabaseNotReady(`${way.setting}: none of ${hosts.map(hostText).join(', ')} takes writes`)
}

async function isPrimary(way: Way, host: DatabaseHost): Promise<boolean> {
  await way.check(host)
  const client = askingClient(way, host)
  try {
    const [row] = await client.unsafe<{ isStandby: boolean }[]>('select pg_is_in_recovery() as "isStandby"')
    return row?.isStandby === false
  } finally {
    await client.end({ timeout: 1 })
  }
}
