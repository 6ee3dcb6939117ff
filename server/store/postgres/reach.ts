import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import { type DatabaseHost, hostText } from '../../rules/database-address/database-address.ts'
import { DatabaseNotReady } from './not-ready.ts'

/** Returns the addresses of a host. Rejects with what the resolver says. */
export type Resolve = (name: string) => Promise<string[]>

export type Reaching = {
  /** the name of the setting that names the host */
  setting: string
  /** how long each address may take to answer */
  connectSeconds: number
  /** is told when the resolver takes long */
  tellOperator(sentence: string): void
  resolve: Resolve
}

/**
 * Opens a connection to the host: to its socket's file, or to the first of its addresses that answers. A resolver has more time than a
 * connection, because asking again would not make it faster. Throws `DatabaseNotReady` where nothing answers.
 */
export async function reach(host: DatabaseHost, reaching: Reaching): Promise<Socket> {
  const { name, port } = host
  if (name.startsWith('/')) return open({ path: hostText(host) }, host, reaching)
  const addresses = isIP(name.replace(/%.*/, '')) ? [name] : await resolved(name, reaching)
  for (const address of addresses.slice(0, -1)) {
    const socket = await open({ host: address, port }, host, reaching).catch(() => null)
    if (socket) return socket
  }
  return open({ host: addresses.at(-1) ?? name, port }, host, reaching)
}

const mostMs = 60_000

async function resolved(name: string, { setting, connectSeconds, tellOperator, resolve }: Reaching): Promise<string[]> {
  const slow = setTimeout(
    () => tellOperator(`${setting}: the address of ${name} has not been found for ${connectSeconds} s; still waiting`),
    connectSeconds * 1000,
  )
  let late: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('no answer')), mostMs)
  })
  try {
    return await Promise.race([resolve(name), tooLate])
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new DatabaseNotReady(`${setting}: the address of ${name} cannot be found (${code ?? message})`)
  } finally {
    clearTimeout(slow)
    clearTimeout(late)
  }
}

/** Asks the resolver of the operating system. */
export const askSystem: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address)

function open(where: { path: string } | { host: string; port: number }, host: DatabaseHost, reaching: Reaching): Promise<Socket> {
  const { setting, connectSeconds } = reaching
  return new Promise((resolve, reject) => {
    const socket = connect(where)
    const fail = (found: string) => {
      clearTimeout(timer)
      socket.removeAllListeners()
      socket.on('error', () => {}).destroy()
      reject(new DatabaseNotReady(`${setting}: no database answers at ${hostText(host)} (${found})`))
    }
    const timer = setTimeout(() => fail(`nothing within ${connectSeconds} s`), connectSeconds * 1000)
    socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners()
      resolve(socket)
    })
  })
}
