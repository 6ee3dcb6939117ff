import type { Context, Hono } from 'hono'
import { getRuntimeKey } from 'hono/adapter'
import type { GetConnInfo } from 'hono/conninfo'
import type { UpgradeWebSocket, WSContext } from 'hono/ws'
import { setTimeout as wait } from 'node:timers/promises'

/** Everything that Bun and Deno do differently. No other file names a runtime. */
export type Runtime = {
  upgradeWebSocket: UpgradeWebSocket
  /**
   * Whether more than 1 MB waits to be read by the other end of the socket. Always false on Bun, which closes such a socket with
   * 1006.
   */
  isReaderTooSlow(ws: WSContext): boolean
  /** Whether reading the request failed because the client disconnected before it had sent all of it. */
  isRequestAborted(error: Error, c: Context): boolean
  /** Returns the address of the connection's other end, which may be a proxy; null where there is no connection. */
  remoteAddress(c: Context): string | null
  /** Starts listening. Throws an error with the code `EADDRINUSE` when the port is taken. */
  serve(app: { fetch: Hono['fetch'] }, address: { port: number; host: string }): Promise<Listener>
}

/** How long `stop` waits on Bun: there a request that was refused before its body was read stays pending for ever. */
const stopTimeoutMs = 3_000

/** `stop` accepts no more connections and lets requests in flight finish. The caller has to close the open sockets itself. */
export type Listener = { url: string; stop(): Promise<void> }

/** The conversation of a whole evening takes a tenth of this, so a reader with that much unread data has stopped reading. */
const mostUnreadBytes = 1024 * 1024

/** Browsers send nothing on the sockets. Deno has no such setting: it closes a socket at a frame of more than 64 MB. */
const longestFrameBytes = 1024

/** Bun's default of 10 seconds is too short: on a full evening a request may wait that long for a database connection. */
const idleTimeoutSeconds = 30

/** The runtime that this process runs on. */
export const runtime: Runtime = getRuntimeKey() === 'deno' ? await onDeno() : await onBun()

async function onBun(): Promise<Runtime> {
  const { getConnInfo, upgradeWebSocket, websocket } = await import('hono/bun')
  // Without the last option Bun drops what a slow reader does not take and keeps the socket open.
  const boundedWebsocket = {
    ...websocket,
    maxPayloadLength: longestFrameBytes,
    backpressureLimit: mostUnreadBytes,
    closeOnBackpressureLimit: true,
  }
  return {
    upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket,
    isReaderTooSlow: () => false,
    isRequestAborted: ({ name }, c) => name === 'AbortError' && c.req.raw.signal.aborted,
    remoteAddress: remoteAddressBy(getConnInfo),
    serve: async (app, { port, host }) => {
      const fetch = (request: Request, server: Bun.Server<never>) => app.fetch(request, { server })
      const server = Bun.serve({ fetch, websocket: boundedWebsocket, port, hostname: host, idleTimeout: idleTimeoutSeconds })
      return {
        url: server.url.href,
        stop: () => Promise.race([server.stop(), wait(stopTimeoutMs)]).then(() => server.stop(true)),
      }
    },
  }
}

async function onDeno(): Promise<Runtime> {
  const { getConnInfo, upgradeWebSocket } = await import('hono/deno')
  return {
    upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket,
    isReaderTooSlow: ({ raw }) => (raw as WebSocket).bufferedAmount > mostUnreadBytes,
    isRequestAborted: ({ name, message }) => name === 'Http' && message.includes('body'),
    remoteAddress: remoteAddressBy(getConnInfo),
    serve: async (app, { port, host }) => {
      const server = deno().serve({ port, hostname: host, onListen: () => {} }, (request, connection) =>
        app.fetch(request, connection),
      )
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${server.addr.port}/`, stop: () => server.shutdown() }
    },
  }
}

/** A request that reaches the app without a server, as in a test, has no connection. */
function remoteAddressBy(getConnInfo: GetConnInfo): Runtime['remoteAddress'] {
  return (c) => {
    const isServed = c.env && ('server' in c.env || 'remoteAddr' in c.env)
    return isServed ? (getConnInfo(c).remote.address ?? null) : null
  }
}

type Deno = {
  serve(
    options: { port: number; hostname: string; onListen: () => void },
    handler: (request: Request, connection: object) => Response | Promise<Response>,
  ): { addr: { port: number }; shutdown(): Promise<void> }
}

const deno = () => (globalThis as unknown as { Deno: Deno }).Deno
