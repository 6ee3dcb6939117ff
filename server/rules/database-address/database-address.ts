import { readParameters } from './parameters.ts'
import { splitAddress } from './split-address.ts'
import { readTls, type Tls } from './tls.ts'

export type { Tls } from './tls.ts'

/** Where a database is, who comes, and how. What the address leaves out is filled in. */
export type DatabaseAddress = {
  /** at least one; of several, the one that takes writes is to be used */
  hosts: [DatabaseHost, ...DatabaseHost[]]
  user: string
  /** empty where none was given */
  password: string
  database: string
  tls: Tls
  /** begins with `pavel` */
  applicationName: string
  /** for each of: the way to the server, TLS, and signing in */
  connectSeconds: number
  /** settings of the session as `-c name=value`, in the order of PostgreSQL's own `options` */
  options: string | null
}

/** `name`: a host name, an IP address without brackets, or the folder of a socket, which begins with `/`. */
export type DatabaseHost = { name: string; port: number }

/** The address, and the parameters in it that only other clients know, each with a reason where it needs one. */
export type ReadAddress = { address: DatabaseAddress; leftOut: string[] }

/** The variables that PostgreSQL's own clients read: `PGHOST`, `PGUSER` and so on. */
type Environment = Record<string, string | undefined>

/**
 * Reads the address of a database, as PostgreSQL's own clients would; what it leaves out comes from the `PG…` variables of `environment`
 * and from `systemUser`. A password may hold signs that should have been encoded, as long as there is one way to read it. `problem` is
 * the rest of a sentence that begins with the setting's name; it repeats nothing that may be a secret.
 */
export function readDatabaseAddress(
  text: string,
  environment: Environment,
  { systemUser = 'pavel', program = 'pavel' } = {},
): ReadAddress | { problem: string } {
  const parts = splitAddress(text)
  if ('problem' in parts) return parts
  const parameters = readParameters(parts.parameters)
  if ('problem' in parameters) return parameters
  const { given, leftOut } = parameters
  const hosts = hostsOf(
    given.host ?? (parts.hosts || environment.PGHOST || 'localhost'),
    given.port || environment.PGPORT || '5432',
  )
  if ('problem' in hosts) return hosts
  const isNear = hosts.every(({ name }) => isThisMachine(name))
  const tls = readTls({ sslmode: environment.PGSSLMODE, sslrootcert: environment.PGSSLROOTCERT, ...given }, { isNear })
  if ('problem' in tls) return tls
  const seconds = Number(given.connect_timeout ?? usualSeconds)
  if (!/^\d+$/.test(given.connect_timeout ?? '0') || seconds > mostSeconds)
    return { problem: `expected connect_timeout from 1 to ${mostSeconds} seconds, found "${given.connect_timeout}"` }
  const user = given.user ?? (parts.user || environment.PGUSER || environment.PGUSERNAME || systemUser)
  const address = {
    hosts,
    user,
    password: given.password ?? (parts.password || environment.PGPASSWORD || ''),
    database: given.dbname ?? (parts.database || environment.PGDATABASE || user),
    tls: tls.tls,
    applicationName: nameOf(program, given.application_name),
    connectSeconds: seconds || usualSeconds,
    options: given.options ?? null,
  }
  return { address, leftOut: [...leftOut, ...tls.leftOut] }
}

const usualSeconds = 5
const mostSeconds = 300

function hostsOf(names: string, ports: string): DatabaseAddress['hosts'] | { problem: string } {
  const all = ports.split(',')
  const hosts = names.split(',').map((text, index) => {
    const [, bracketed, bare = '', own] = /^(?:\[(.*)\]|([^:]*|\/.*))(?::(\d+))?$/.exec(text) ?? []
    return { name: (bracketed ?? bare) || 'localhost', port: Number(own ?? all[index] ?? all[0]) }
  })
  const wrong = hosts.find(({ port }) => !(port >= 1 && port <= 65535))
  if (wrong) return { problem: 'expected a port from 1 to 65535, found something else' }
  const [first, ...others] = hosts
  return first ? [first, ...others] : { problem: 'expected a host, found none' }
}

/** Returns the host as people write it, with its port. */
export function hostText({ name, port }: DatabaseHost): string {
  if (name.startsWith('/')) return `${name}/.s.PGSQL.${port}`
  return `${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Whether the way to this host leaves the machine. */
function isThisMachine(name: string): boolean {
  return name.startsWith('/') || name === 'localhost' || name === '::1' || name.startsWith('127.')
}

/** A command keeps its own name, by which it is told from servers whose address is the same. PostgreSQL keeps 63 bytes of it. */
function nameOf(program: string, given: string | undefined): string {
  const isNamed = given === undefined || given.startsWith('pavel')
  const name = isNamed ? (program === 'pavel' && given) || program : `${program} ${given}`
  return name.slice(0, 63)
}
