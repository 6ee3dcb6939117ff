import type { Hono, MiddlewareHandler } from 'hono'
import { getRuntimeKey } from 'hono/adapter'
import type { UpgradeWebSocket } from 'hono/ws'

/** The one file that names a runtime: everything that Bun and Deno do differently. */
export type Runtime = {
  upgradeWebSocket: UpgradeWebSocket
  serveStatic: (options: { root: string; rewriteRequestPath?: (path: string) => string }) => MiddlewareHandler
  /** Throws an error with the code `EADDRINUSE` when the port is taken. */
  serve(app: { fetch: Hono['fetch'] }, address: { port: number; host: string }): Promise<Listener>
}

/** `stop` takes no more connections and gives requests in flight time to finish; the open sockets are the caller's to close. */
export type Listener = { url: string; stop(): Promise<void> }

export const runtime: Runtime = getRuntimeKey() === 'deno' ? await onDeno() : await onBun()

async function onBun(): Promise<Runtime> {
  const { serveStatic, upgradeWebSocket, websocket } = await import('hono/bun')
  return {
    upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket,
    serveStatic: serveStatic as Runtime['serveStatic'],
    serve: async (app, { port, host }) => {
      const fetch = (request: Request, server: Bun.Server<never>) => app.fetch(request, { server })
      const server = Bun.serve({ fetch, websocket, port, hostname: host })
      return { url: server.url.href, stop: () => server.stop() }
    },
  }
}

async function onDeno(): Promise<Runtime> {
  const { serveStatic, upgradeWebSocket } = await import('hono/deno')
  return {
    upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket,
    serveStatic: serveStatic as Runtime['serveStatic'],
    serve: async (app, { port, host }) => {
      const server = deno().serve({ port, hostname: host, onListen: () => {} }, (request) => app.fetch(request))
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${server.addr.port}/`, stop: () => server.shutdown() }
    },
  }
}

type Deno = {
  serve(
    options: { port: number; hostname: string; onListen: () => void },
    handler: (request: Request) => Response | Promise<Response>,
  ): { addr: { port: number }; shutdown(): Promise<void> }
}

const deno = () => (globalThis as unknown as { Deno: Deno }).Deno
