import { randomBytes } from 'node:crypto'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { makeCertificate } from '../cast/certificate.ts'
import { type Cluster, embeddedServer } from '../run/postgres/embedded.ts'
import { scratch } from '../run/scratch.ts'
import { heldOn, runOn } from './ledger.ts'
import type { Closing, Opened } from './place.ts'

/** The role that may do everything, and comes in from everywhere without a password. */
const administrator = 'postgres'
/** Members of these have to come over TLS, and to give a password. */
export const groups = { overTls: 'over_tls', withPassword: 'with_password' }

const admission = `
local all all trust
hostnossl all +${groups.overTls} all reject
host all ${administrator} all trust
host all +${groups.withPassword} all scram-sha-256
host all all all trust
`

export type SharedCluster = Cluster & { socketFolder: string; rootCertificate: string }

let starting: Promise<SharedCluster> | undefined

/** One PostgreSQL for all rows, which offers TLS and a socket and takes each role as its groups say. It ends with the run. */
export function sharedCluster(): Promise<SharedCluster> {
  return (starting ??= start())
}

async function start(): Promise<SharedCluster> {
  const { key, cert } = await makeCertificate(['localhost'])
  const [socketFolder, rootCertificate] = [scratch.path('sockets'), scratch.path('root.pem')]
  // PostgreSQL may run as another user, and so may servers.
  await mkdir(socketFolder)
  await chmod(socketFolder, 0o777)
  await writeFile(rootCertificate, cert)
  const own = {
    listen_addresses: '127.0.0.1,::1',
    unix_socket_directories: socketFolder,
    ssl: 'on',
    ssl_cert_file: 'cert.pem',
    ssl_key_file: 'key.pem',
  }
  const cluster = await embeddedServer({
    settings: Object.entries(own).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    access: admission,
    files: { 'cert.pem': cert, 'key.pem': key },
  })
  for (const group of Object.values(groups)) await runOn(cluster.url, `create role ${group}`)
  return { ...cluster, socketFolder, rootCertificate }
}

export type OwnDatabase = {
  name: string
  /** for whoever may do everything */
  url: string
  admin(statement: string): Promise<void>
  /** whether the answer to a question, whose only column is `found`, is yes */
  ask(question: string): Promise<boolean>
  place: Opened
}

/** Makes a database on this server for one row. */
export async function databaseOn({ url: server }: Pick<Cluster, 'url'>, closing: Closing): Promise<OwnDatabase> {
  const name = `pavel_${randomBytes(4).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await runOn(server, `create database ${name}`)
  closing.push(() => runOn(server, `drop database ${name} with (force)`))
  return {
    name,
    url: url.href,
    admin: async (statement) => void (await runOn(url.href, statement)),
    ask: async (question) => (await runOn<{ found: boolean }>(url.href, question))[0]?.found === true,
    place: { settings: { DATABASE_URL: url.href }, held: () => heldOn(url.href) },
  }
}

export type OwnRole = OwnDatabase & { role: string; own: URL }

/** Makes a role and a database that it owns. `own` is the address for that role. */
export async function ownedDatabase(
  closing: Closing,
  { group, password }: { group?: string; password?: string } = {},
): Promise<OwnRole> {
  const cluster = await sharedCluster()
  const role = `pavel_role_${randomBytes(4).toString('hex')}`
  await runOn(cluster.url, `create role ${role} login ${password ? `password '${password.replaceAll("'", "''")}'` : ''}`)
  closing.push(() => runOn(cluster.url, `drop role ${role}`))
  if (group) await runOn(cluster.url, `grant ${group} to ${role}`)
  const database = await databaseOn(cluster, closing)
  await database.admin(`alter database ${database.name} owner to ${role}`)
  const own = new URL(database.url)
  own.username = role
  if (password) own.password = encodeURIComponent(password)
  return { ...database, role, own, place: { ...database.place, settings: { DATABASE_URL: own.href } } }
}
