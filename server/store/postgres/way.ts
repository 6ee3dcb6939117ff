import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { DatabaseAddress, DatabaseHost } from '../../rules/database-address/database-address.ts'
import { remembering } from './names.ts'
import { askSystem, reach, type Resolve } from './reach.ts'
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

type Finding = { tellOperator(sentence: string): void; resolve?: Resolve }

/** Finds the way to a database. Throws `ConfigProblem` when a file that its address names cannot be read. */
export function wayTo(place: Place, { tellOperator, resolve = askSystem }: Finding): Way {
  const { setting, address } = place
  const { tls, connectSeconds } = address
  const credentials: Credentials = readCredentials(setting, tls)
  const securing = { setting, tls, credentials, connectSeconds }
  const names = remembering(resolve)
  const reaching = { setting, connectSeconds, tellOperator, resolve: names.resolve }
  const connect = (host: DatabaseHost) =>
    reach(host, reaching).catch((error: unknown) => {
      names.forget(host.name)
      throw error
    })
  return {
    ...place,
    open: async (host) => secure(await connect(host), host, securing),
    async check(host) {
      const socket = await connect(host)
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
