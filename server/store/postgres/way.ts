import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { DatabaseAddress, DatabaseHost } from '../../rules/database-address/database-address.ts'
import { reach, type Resolve } from './reach.ts'
import { asksForTls, type Credentials, readCredentials, secure } from './secure.ts'

/** A database's address, and the setting that it comes from. */
export type Place = { setting: string; address: DatabaseAddress }

/** The way to a database: opens connections for the driver. */
export type Way = Place & {
  /** Opens a connection to this host. Throws `ConfigProblem` or `DatabaseNotReady`. */
  open(host: DatabaseHost): Promise<Socket>
  /** Makes sure that PostgreSQL, or a pooler before it, is what listens at this host. Throws as `open` does. */
  check(host: DatabaseHost): Promise<void>
}

/** Finds the way to a database. Throws `ConfigProblem` when a file that its address names cannot be read. */
export function wayTo(place: Place, { tellOperator, resolve }: { tellOperator(sentence: string): void; resolve?: Resolve }): Way {
  const { setting, address } = place
  const { tls, connectSeconds } = address
  const credentials: Credentials = readCredentials(setting, tls)
  const securing = { setting, tls, credentials, connectSeconds }
  const reaching = { setting, connectSeconds, tellOperator, ...(resolve && { resolve }) }
  return {
    ...place,
    open: async (host) => secure(await reach(host, reaching), host, securing),
    async check(host) {
      const socket = await reach(host, reaching)
      await asksForTls(socket, host, securing)
      socket.on('error', () => {}).destroy()
    },
  }
}

/** Returns what the driver calls for a connection. It expects one whatever happens, so a failure becomes a connection that breaks with it. */
export function socketsFor(open: () => Promise<Socket>): () => Promise<Socket> {
  return () => open().catch(broken)
}

function broken(error: Error): Socket {
  const socket = new Duplex({ read() {}, write: (_piece, _encoding, done) => done() })
  setTimeout(() => socket.destroy(error), 0)
  return socket as Socket
}
