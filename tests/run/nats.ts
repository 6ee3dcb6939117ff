import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
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

/**
 * Starts a NATS server that can be stopped and started again on the same port. Installs Debian's package when there is none;
 * throws when that fails.
 */
async function ownNats(port?: number): Promise<Nats> {
  const at = port ?? (await freePort())
  const child = spawn(await natsServer(), ['-a', '127.0.0.1', '-p', String(at)], { stdio: 'ignore' })
  const close = endWith(child)
  await waitFor(
    () => answers(at),
    () => 'NATS to start',
  )
  return { url: `nats://127.0.0.1:${at}`, close }
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
