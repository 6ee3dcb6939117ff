import type postgres from 'postgres'
import { ConfigProblem } from '../../config.ts'
import { hostText } from '../../rules/database-address/database-address.ts'
import { DatabaseNotReady } from './not-ready.ts'
import { quoted } from './quoted.ts'
import { expectedOfOwn, type SessionFacts } from './session.ts'
import type { Place } from './way.ts'

/** What a server says of itself and of the role that asks. */
export type Facts = SessionFacts & {
  product: string
  version: number
  encoding: string
  isStandby: boolean
  role: string
  database: string
  replicationRole: string
  /** how many connections the role may open, as far as anything limits that */
  connectionLimit: number
  /** the number of the server's process behind the connection */
  process: number
  settings: Record<string, string>
}

const names = Object.keys(expectedOfOwn)
  .map((name) => `'${name}'`)
  .join(', ')

/** One message, and a transaction, so that it is answered by one session and no time limit of the role's ends it. */
const question = `begin isolation level read committed read write; set local statement_timeout = '0';
  select version() as product, current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
    pg_is_in_recovery() as "isStandby", current_user as role, current_database() as database,
    current_setting('session_replication_role') as "replicationRole",
    current_setting('synchronous_commit') = 'off' as "losesCommits",
    current_setting('transaction_timeout', true) is not null as "hasTransactionTimeout",
    (select least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1), current_setting('max_connections')::int
      - current_setting('superuser_reserved_connections')::int) from pg_roles r, pg_database d
      where r.rolname = current_user and d.datname = current_database()) as "connectionLimit",
    pg_backend_pid() as process,
    (select json_object_agg(name, reset_val)::text from pg_settings where name in (${names})) as settings;
  commit`

/**
 * Asks the server what it is. `toldProcess` is the number of the process that the connection was told at its beginning. Throws the
 * driver's error.
 */
export async function readFacts(client: postgres.Sql): Promise<{ facts: Facts; toldProcess: number }> {
  const results = (await client.unsafe(question)) as unknown as Answer[]
  const answer = results.find(([row]) => row !== undefined)
  const [row] = answer ?? []
  if (!row) throw new Error('the server says nothing of itself')
  const settings = JSON.parse(row.settings) as Facts['settings']
  return { facts: { ...row, settings }, toldProcess: answer?.state.pid ?? 0 }
}

type Answer = (Omit<Facts, 'settings'> & { settings: string })[] & { state: { pid: number } }

/** What PostgreSQL's maintainers maintain, and what the tests run on. */
const oldestVersion = 15
/** Those that listen, those that hold a lock, and a few for the games. */
const fewestConnections = 6

/**
 * Throws `ConfigProblem` where the server cannot keep what Pavel saves, with what to do about it, and `DatabaseNotReady` where it may
 * become able to.
 */
export function requireUsable(facts: Facts, { setting, address }: Place): void {
  const where = address.hosts.map(hostText).join(', ')
  const refuse = (sentence: string) => {
    throw new ConfigProblem(`${setting}: ${sentence}`)
  }
  if (!facts.product.startsWith('PostgreSQL ') || /-YB-/.test(facts.product))
    refuse(`expected PostgreSQL, found ${facts.product.split(/[ ,(]/, 2).join(' ')} at ${where}`)
  if (facts.version < oldestVersion * 10_000)
    refuse(`expected PostgreSQL ${oldestVersion} or newer, found ${facts.product.split(' ', 2)[1]} at ${where}; upgrade it`)
  if (facts.encoding !== 'UTF8')
    refuse(
      `expected a database that keeps texts as UTF8, found ${facts.database} with ${facts.encoding} at ${where}; make one: ` +
        `create database pavel owner ${quoted(facts.role)} encoding 'UTF8' template template0`,
    )
  if (facts.replicationRole !== 'origin')
    refuse(
      `expected sessions that keep their tables consistent, found session_replication_role = ${facts.replicationRole} for ` +
        `${facts.role}; an administrator has to run: alter role ${quoted(facts.role)} reset session_replication_role`,
    )
  if (facts.connectionLimit < fewestConnections)
    refuse(
      `expected a role that may open ${fewestConnections} connections or more, found a limit of ${facts.connectionLimit} for ` +
        `${facts.role}; an administrator has to run: alter role ${quoted(facts.role)} connection limit -1`,
    )
  if (facts.isStandby)
    throw new DatabaseNotReady(
      `${setting}: the server at ${where} is a standby, which takes no writes; waiting until it is promoted`,
    )
}
