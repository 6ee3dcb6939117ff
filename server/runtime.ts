import type { Context, Hono, MiddlewareHandler } from 'hono'
import { getRuntimeKey } from 'hono/adapter'
import type { GetConnInfo } from 'hono/conninfo'
import type { UpgradeWebSocket, WSContext } from 'hono/ws'
import { setTimeout as wait } from 'node:timers/promises'

/** The one file that names a runtime: everything that Bun and Deno do differently. */
export type Runtime = {
  upgradeWebSocket: UpgradeWebSocket
  /** so much waits for a socket's reader that nothing more may be given to it; Bun closes such a socket by itself, with 1006 */
  isBehind(ws: WSContext): boolean
  /** whoever sent this request has gone before he had sent all of it: what failed is the reading of it */
  isCutOff(error: Error, c: Context): boolean
  /** the address at the other end of the connection, which may be a proxy's; null where there is no connection */
  remoteAddress(c: Context): string | null
  serveStatic: (options: { root: string; rewriteRequestPath?: (path: string) => string }) => MiddlewareHandler
  /** Throws an error with the code `EADDRINUSE` when the port is taken. */
  serve(app: { fetch: Hono['fetch'] }, address: { port: number; host: string }): Promise<Listener>
}

/** What Bun waits for beyond this is no request: one that was refused before its body was read keeps it waiting for ever. */
const graceMs = 3_000

/** `stop` takes no more connections and gives requests in flight time to finish; the open sockets are the caller's to close. */
export type Listener = { url: string; stop(): Promise<void> }

/** A whole evening's conversation comes to a tenth of this: a reader who lets so much lie reads no more. */
const mostUnreadBytes = 1024 * 1024

/** Nothing comes up the sockets. Deno takes no such limit: there a frame is as long as its own, 64 MB, before it closes the socket. */
const longestFrameBytes = 1024

/** Bun hangs up after so long without a byte. By itself it does so after ten seconds, which a request may wait for a connection on a full evening. */
const patienceSeconds = 30

export const runtime: Runtime = getRuntimeKey() === 'deno' ? await onDeno() : await onBun()

async function onBun(): Promise<Runtime> {
  const { getConnInfo, serveStatic, upgradeWebSocket, websocket } = await import('hono/bun')
  // without the last of these Bun lets fall what a slow reader does not take, and the socket stays open
  const bounded = {
    ...websocket,
    maxPayloadLength: longestFrameBytes,
    backpressureLimit: mostUnreadBytes,
    closeOnBackpressureLimit: true,
  }
  return {
    upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket,
    isBehind: () => false,
    isCutOff: ({ name }, c) => name === 'AbortError' && c.req.raw.signal.aborted,
    remoteAddress: remoteAddressBy(getConnInfo),
    serveStatic: serveStatic as Runtime['serveStatic'],
    serve: async (app, { port, host }) => {
      const fetch = (request: Request, server: Bun.Server<never>) => app.fetch(request, { server })
      const server = Bun.serve({ fetch, websocket: bounded, port, hostname: host, idleTimeout: patienceSeconds })
      return {
        url: server.url.href,
        stop: () => Promise.race([server.stop(), wait(graceMs)]).then(() => server.stop(true)),
      }
    },
  }
}

async function onDeno(): Promise<Runtime> {
  const { getConnInfo, serveStatic, upgradeWebSocket } = await import('hono/deno')
  return {
    upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket,
    isBehind: ({ raw }) => (raw as WebSocket).bufferedAmount > mostUnreadBytes,
    isCutOff: ({ name, message }) => name === 'Http' && message.includes('body'),
    remoteAddress: remoteAddressBy(getConnInfo),
    serveStatic: serveStatic as Runtime['serveStatic'],
    serve: async (app, { port, host }) => {
      const server = deno().serve({ port, hostname: host, onListen: () => {} }, (request, connection) =>
        app.fetch(request, connection),
      )
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${server.addr.port}/`, stop: () => server.shutdown() }
    },
  }
}

/** An app that is asked without a server, as in a test, has nobody at the other end. */
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
