import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitFor } from '../cast/waiting.ts'
import { installFromDebian } from './debian.ts'
import { freePort } from './port.ts'

export type Nats = { url: string; close(): void }

/** Returns the NATS server named by `TEST_NATS_URL`, else the one on this machine's usual port, else a new one. */
export async function findNats(): Promise<Nats> {
  const given = process.env.TEST_NATS_URL
  if (given) return { url: given, close: () => {} }
  if (await answers(4222)) return { url: 'nats://127.0.0.1:4222', close: () => {} }
  return ownNats()
}

type Asked = { certificate?: { key: string; cert: string }; user?: string; password?: string }

/**
 * Starts a NATS server of its own. With a certificate it takes only connections over TLS; with a user, only that one. Installs Debian's
 * package when there is none; throws when that fails.
 */
export async function ownNats({ certificate, user = '', password = '' }: Asked = {}): Promise<Nats> {
  const at = await freePort()
  const words = [...(certificate ? await tlsWords(certificate) : []), ...(user ? ['--user', user, '--pass', password] : [])]
  const child = spawn(await natsServer(), ['-a', '127.0.0.1', '-p', String(at), ...words], { stdio: 'ignore' })
  const close = endWith(child)
  await waitFor(
    () => answers(at),
    () => 'NATS to start',
  )
  return { url: `nats://${certificate ? 'localhost' : '127.0.0.1'}:${at}`, close }
}

async function tlsWords({ key, cert }: NonNullable<Asked['certificate']>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-nats-'))
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  await Promise.all([writeFile(keyFile, key), writeFile(certFile, cert)])
  return ['--tls', '--tlskey', keyFile, '--tlscert', certFile]
}

async function natsServer(): Promise<string> {
  const path = installed() ?? ((await installFromDebian('nats-server')) ? installed() : null)
  if (!path) throw new Error('NATS was not found: install `nats-server`, or set TEST_NATS_URL to a running server')
  return path
}

function installed(): string | null {
  return Bun.which('nats-server', { PATH: `${process.env.PATH}:/usr/sbin` })
}

function endWith(child: ChildProcess): () => void {
  const close = () => void child.kill('SIGKILL')
  process.on('exit', close)
  return close
}

/** Whether a NATS server listens on this port: it greets each connection. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 500 })
    const settle = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('data', (greeting) => settle(greeting.toString().startsWith('INFO')))
    socket.once('error', () => settle(false)).once('timeout', () => settle(false))
  })
}
