import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitFor } from '../cast/waiting.ts'
import { installFromDebian } from './debian.ts'
import { freePort } from './port.ts'

export type PoolMode = 'session' | 'transaction' | 'statement'

/** A pooler before a database. `url` leads through it. */
export type Pooler = { url: string; close(): Promise<void> }

/**
 * Starts PgBouncer before the database that `url` names. Installs Debian's package when there is none; throws when that fails. `settings` are
 * further lines of its configuration.
 */
export async function poolerBefore(url: string, mode: PoolMode, settings: Record<string, string> = {}): Promise<Pooler> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-pgbouncer-'))
  const port = await freePort()
  const file = join(folder, 'pgbouncer.ini')
  const users = join(folder, 'users.txt')
  await writeFile(users, `"${decodeURIComponent(new URL(url).username)}" ""\n`)
  await writeFile(file, configuration(new URL(url), { port, mode, settings: { auth_file: users, ...settings } }))
  // It refuses to run as root, so another user has to read its folder.
  await chmod(folder, 0o755)
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const child = spawn(await pgbouncer(), ['-q', file], { stdio: 'ignore', ...user })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  process.on('exit', () => child.kill('SIGKILL'))
  await waitFor(
    () => answers(port),
    () => 'PgBouncer to start',
  )
  const through = new URL(url)
  // A pooler does not take the settings of a session.
  through.search = ''
  through.host = `127.0.0.1:${port}`
  return {
    url: through.href,
    async close() {
      child.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Wanted = { port: number; mode: PoolMode; settings: Record<string, string> }

/** It trusts its one user, as the server behind it does, and has as few sessions as make its clients share them. */
function configuration({ hostname, port: serverPort }: URL, { port, mode, settings }: Wanted): string {
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'trust',
    pool_mode: mode,
    default_pool_size: mode === 'session' ? 20 : 4,
    ...settings,
  }
  const text = Object.entries(lines).map(([name, value]) => `${name} = ${value}`)
  return ['[databases]', `* = host=${hostname} port=${serverPort || 5432}`, '[pgbouncer]', ...text, ''].join('\n')
}

async function pgbouncer(): Promise<string> {
  const path = installed() ?? ((await installFromDebian('pgbouncer')) ? installed() : null)
  if (!path) throw new Error('PgBouncer was not found: install `pgbouncer`')
  return path
}

function installed(): string | null {
  return Bun.which('pgbouncer', { PATH: `${process.env.PATH}:/usr/sbin` })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const settle = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('connect', () => settle(true)).once('error', () => settle(false))
  })
}
