import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
import { waitFor } from '../cast/waiting.ts'
import { installFromDebian } from './debian.ts'
import { freePort } from './port.ts'

export type Nats = { url: string; close(): void }

/** The NATS named by `TEST_NATS_URL`, else the one on this machine's usual port, else one of our own. */
export async function findNats(): Promise<Nats> {
  const given = process.env.TEST_NATS_URL
  if (given) return { url: given, close: () => {} }
  if (await answers(4222)) return { url: 'nats://127.0.0.1:4222', close: () => {} }
  return ownNats()
}

/** One that may be ended and started again at the same port. Installs Debian's package where there is none. */
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
  if (!path) throw new Error('No NATS: install `nats-server`, or set TEST_NATS_URL to one that runs')
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

/** A NATS greets whoever connects. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 500 })
    const tell = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.once('data', (greeting) => tell(greeting.toString().startsWith('INFO')))
    socket.once('error', () => tell(false)).once('timeout', () => tell(false))
  })
}
