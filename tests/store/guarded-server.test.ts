import { afterAll, beforeAll, expect, test } from 'bun:test'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openDatabase } from '../../server/store/database.ts'
import { type Certificate, makeCertificate } from '../cast/certificate.ts'
import { url } from '../cast/database.ts'
import { type Cluster, embeddedServer } from '../run/postgres/embedded.ts'

// A server of its own, because the run's lets everybody in without a word.
const testOnPostgres = test.if(url !== undefined)

let folder: string
let cluster: Cluster
let certificate: Certificate
let root: string
const password = 'p@ss/w%rd?#:'

beforeAll(async () => {
  if (url === undefined) return
  folder = await mkdtemp(join(tmpdir(), 'pavel-guarded-'))
  // The server runs as another user, and puts its socket here.
  await chmod(folder, 0o777)
  certificate = await makeCertificate(['localhost'])
  root = join(folder, 'root.pem')
  await writeFile(root, certificate.cert)
  cluster = await embeddedServer({
    settings: ['-c', 'ssl=on', '-c', 'ssl_cert_file=own.pem', '-c', 'ssl_key_file=own.key', '-k', folder],
    files: { 'own.pem': certificate.cert, 'own.key': certificate.key },
    access: 'host all postgres 127.0.0.1/32 trust\nhostssl all pavel 127.0.0.1/32 scram-sha-256\nlocal all all trust\n',
  })
  const sql = postgres(cluster.url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create role pavel login password '${password}'`)
  await sql.unsafe('create database quiz owner pavel')
  await sql.end({ timeout: 1 })
}, 60_000)

afterAll(async () => {
  await cluster?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** Returns what comes of opening the database at this address, by another name of the server or with parameters. */
async function comesOf({ host = '127.0.0.1', secret = password, query = '' } = {}): Promise<string> {
  const { port } = new URL(cluster.url)
  const told: string[] = []
  const address = `postgres://pavel:${secret}@${host}:${port}/quiz${query}`
  const found = await openDatabase({ url: address, folder: '' }, (sentence) => told.push(sentence)).catch((error: Error) => error)
  expect(told.join()).not.toContain(password)
  if (found instanceof Error) {
    expect(found.message).not.toContain(password)
    return found.message
  }
  await found.time()
  await found.close()
  return ['opened', ...told].join(' ')
}

testOnPostgres(
  'a server that wants TLS and a password is opened, whatever the password is made of and however the address says it',
  async () => {
    expect(await comesOf({ query: '?sslmode=require' })).toBe('opened')
    expect(await comesOf({ query: '?sslmode=prefer', secret: encodeURIComponent(password) })).toBe('opened')
    expect(await comesOf({ query: '?ssl=true&pgbouncer=true' })).toBe(
      'opened DATABASE_URL: only other clients know pgbouncer; left out',
    )
    expect(await comesOf({ query: '?sslmode=require&channel_binding=require' })).toStartWith(
      'opened DATABASE_URL: only other clients',
    )
    expect(await comesOf({ host: 'localhost', query: `?sslmode=verify-full&sslrootcert=${root}` })).toBe('opened')
    expect(await comesOf({ query: `?sslmode=verify-ca&sslrootcert=${root}` })).toBe('opened')
  },
)

testOnPostgres('what such a server refuses, and what the address does not trust, is said with what to do', async () => {
  expect(await comesOf()).toMatch(/lets pavel into quiz, found one .* write sslmode=require if it wants TLS$/)
  expect(await comesOf({ secret: 'another', query: '?sslmode=require' })).toMatch(
    /expected the password of the role pavel at .*, found another one, or no such role$/,
  )
  expect(await comesOf({ secret: '', query: '?sslmode=require' })).toMatch(/password of the role pavel at .*, found none$/)
  expect(await comesOf({ host: 'localhost', query: '?sslmode=verify-full' })).toMatch(
    /certificate that can be trusted, .*sslrootcert/,
  )
  expect(await comesOf({ query: `?sslmode=verify-full&sslrootcert=${root}` })).toMatch(/certificate for 127.0.0.1, .*verify-ca$/)
  expect(await comesOf({ query: `?sslmode=verify-full&sslrootcert=${root}.no` })).toMatch(/can be read in sslrootcert, .*ENOENT/)
})

testOnPostgres('a socket of this machine is opened', async () => {
  expect(await comesOf({ host: '', query: `?host=${folder}&port=${new URL(cluster.url).port}` })).toBe('opened')
  expect(await comesOf({ host: encodeURIComponent(folder) })).toBe('opened')
})

testOnPostgres('of several hosts, the one that takes writes is used', async () => {
  const { port } = new URL(cluster.url)
  const address = `postgres://postgres@127.0.0.1:1,127.0.0.1:${port}/quiz?target_session_attrs=read-write`
  const database = await openDatabase({ url: address, folder: '' })
  expect(await database.time()).toBeInstanceOf(Date)
  await database.close()
})
