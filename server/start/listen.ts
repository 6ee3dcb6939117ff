import type { Hono } from 'hono'
import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { type Config, ConfigProblem } from '../config.ts'
import type { Listener, Runtime } from '../runtime.ts'

type Place = Pick<Config, 'host' | 'port'>

/** Starts listening where HOST and PORT say. Throws `ConfigProblem`, which names the one that cannot be, where that is impossible. */
export async function listen(
  { serve }: Pick<Runtime, 'serve'>,
  app: { fetch: Hono['fetch'] },
  { host, port }: Place,
): Promise<Listener> {
  await checkHost(host)
  return serve(app, { host, port }).catch((error: unknown) => {
    throw new ConfigProblem(explain(error as NodeJS.ErrnoException, { host, port }))
  })
}

/** Bun answers EINVAL to a name that leads nowhere, which would tell nothing. An address is found at once. */
async function checkHost(host: string): Promise<void> {
  await lookup(host).catch(({ code }: NodeJS.ErrnoException) => {
    throw new ConfigProblem(
      `HOST: expected ${anAddress}, found "${host}", a name that leads to no address (${code}). ` +
        'A shell may have set it, as conda does, and that counts more than .env: run "unset HOST", or start with HOST=127.0.0.1',
    )
  })
}

const anAddress = 'an address or a name of this machine, such as 127.0.0.1, or 0.0.0.0 for all its addresses'

function explain({ code, message }: NodeJS.ErrnoException, { host, port }: Place): string {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: expected a free port, found ${port}, which another program listens on`
    case 'EACCES':
      return `PORT: expected a port that this user may listen on, found ${port}: take one from 1024 on, with a proxy before it`
    case 'EADDRNOTAVAIL':
      return `HOST: expected ${anAddress}, found "${host}", which is none of its addresses: ${ownAddresses()}`
    case 'EAFNOSUPPORT':
      return `HOST: expected ${anAddress}, found "${host}", of a kind that this machine has none of`
    default:
      return `HOST and PORT: expected an address to listen on, found ${host} and ${port}, which the system refuses (${code ?? message})`
  }
}

function ownAddresses(): string {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? [])
  return all.map(({ address }) => address).join(', ') || 'it has none'
}
