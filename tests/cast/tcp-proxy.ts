import { connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'
import { freePort } from '../run/port.ts'

/** A TCP proxy to a database, a server or a bus, which can fail in several ways. `url` leads through it. */
export type TcpProxy = {
  url: string
  /** closes all connections and refuses new ones until `mend` */
  cut(): void
  mend(): void
  /** closes the current connections and returns how many there were */
  drop(): number
  /** the current connections stay open but carry no data any more; later ones work */
  freeze(): void
  /** delays each chunk by this much, or by what `delay` gives for it, from now on, in both directions */
  slowDown(delay: number | (() => number)): void
  /** how often the near end has waited for the far one so far: pieces that are sent together count as one */
  trips(): number
  close(): Promise<void>
}

type Connection = { near: Socket; far: Socket; isFrozen: boolean }

export async function proxyTo(url: string): Promise<TcpProxy> {
  const target = new URL(url)
  const port = await freePort()
  const connections = new Set<Connection>()
  let isCut = false
  let delay = () => 0
  let trips = 0
  const server = createServer({ allowHalfOpen: false }, (near) => {
    if (isCut) return near.destroy()
    const far = connect({ host: target.hostname, port: Number(target.port || usualPorts[target.protocol]) })
    const connection: Connection = { near, far, isFrozen: false }
    connections.add(connection)
    let isWaiting = false
    near.on('data', () => {
      trips += isWaiting ? 0 : 1
      isWaiting = true
    })
    far.on('data', () => (isWaiting = false))
    carry(connection, near, far, () => delay())
    carry(connection, far, near, () => delay())
    // When a connection is frozen, one of its ends may close long before the other.
    for (const end of [near, far]) end.on('close', () => near.destroyed && far.destroyed && connections.delete(connection))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String(port)
  const drop = () => {
    const { size } = connections
    for (const { near, far } of connections) [near, far].forEach((end) => end.destroy())
    connections.clear()
    return size
  }
  return {
    url: target.pathname === '/' ? through.origin : through.href,
    cut() {
      isCut = true
      drop()
    },
    mend() {
      isCut = false
    },
    drop,
    freeze: () =>
      connections.forEach((connection) => {
        connection.isFrozen = true
      }),
    slowDown(wanted) {
      delay = typeof wanted === 'number' ? () => wanted : wanted
    },
    trips: () => trips,
    async close() {
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Carries one direction of a connection. The end of the stream is data too, so a frozen connection does not pass it on. */
function carry(connection: Connection, from: Socket, to: Socket, delayOf: () => number): void {
  const way = new Transform({
    transform: (piece, _, done) => {
      const delayMs = delayOf()
      if (connection.isFrozen) done()
      else if (delayMs > 0) setTimeout(done, delayMs, null, piece)
      else done(null, piece)
    },
  })
  from.on('error', () => from.destroy())
  from.on('close', () => connection.isFrozen || to.end())
  from.on('end', () => connection.isFrozen || way.end())
  from.pipe(way, { end: false }).pipe(to)
}

const usualPorts: Record<string, number> = { 'postgres:': 5432, 'nats:': 4222 }
