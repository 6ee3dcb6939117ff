import type { Context, Hono } from 'hono'
import { getRuntimeKey } from 'hono/adapter'
import type { GetConnInfo } from 'hono/conninfo'
import { setTimeout as wait } from 'node:timers/promises'

/** Everything that Bun and Deno do differently. No other file names a runtime. */
export type Runtime = {
  /**
   * Upgrades the request to a socket whose events go to `listener`. Returns null when the request is no handshake or its client has
   * gone.
   */
  upgrade(c: Context, listener: SocketListener): Response | null
  /**
   * Whether more than 1 MB waits to be read by the other end of the socket. Always false on Bun, which closes such a socket with
   * 1006.
   */
  isReaderTooSlow(socket: Socket): boolean
  /** Whether reading the request failed because the client disconnected before it had sent all of it. */
  isRequestAborted(error: Error, c: Context): boolean
  /** Returns the address of the connection's other end, which may be a proxy; null where there is no connection. */
  remoteAddress(c: Context): string | null
  /** Frees memory that nobody uses any more, where the runtime would wait with that. Takes some milliseconds. */
  freeMemory(): void
  /** Starts listening. Throws an error with the system's code, such as `EADDRINUSE` when the port is taken. */
  serve(app: { fetch: Hono['fetch'] }, address: { port: number; host: string }): Promise<Listener>
}

/** The server's end of an open socket. */
export type Socket = { send(frame: string): unknown; close(code: number): void }

/**
 * What receives the events of one socket. It is all that the server keeps with a socket, so it must not hold on to the request: ten
 * thousand pages are open for hours.
 */
export type SocketListener = { opened(socket: Socket): void; received(): void; closed(code: number): void }

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
  const { getConnInfo } = await import('hono/bun')
  const websocket: Bun.WebSocketHandler<SocketListener> = {
    open: (socket) => socket.data.opened(socket),
    message: (socket) => socket.data.received(),
    close: (socket, code) => socket.data.closed(code),
    maxPayloadLength: longestFrameBytes,
    // Without the last option Bun drops what a slow reader does not take and keeps the socket open.
    backpressureLimit: mostUnreadBytes,
    closeOnBackpressureLimit: true,
  }
  return {
    upgrade({ env, req }, listener) {
      const { server } = env as { server?: Bun.Server<SocketListener> }
      return server?.upgrade(req.raw, { data: listener }) ? new Response(null) : null
    },
    isReaderTooSlow: () => false,
    isRequestAborted: ({ name }, c) => name === 'AbortError' && c.req.raw.signal.aborted,
    freeMemory: () => Bun.gc(true),
    remoteAddress: remoteAddressBy(getConnInfo),
    serve: async (app, { port, host }) => {
      const fetch = (request: Request, server: Bun.Server<SocketListener>) => app.fetch(request, { server })
      const server = Bun.serve({ fetch, websocket, port, hostname: host, idleTimeout: idleTimeoutSeconds })
      return {
        url: server.url.href,
        stop: () => Promise.race([server.stop(), wait(stopTimeoutMs)]).then(() => server.stop(true)),
      }
    },
  }
}

async function onDeno(): Promise<Runtime> {
  const { getConnInfo } = await import('hono/deno')
  return {
    upgrade({ req }, listener) {
      if (req.header('Upgrade')?.toLowerCase() !== 'websocket') return null
      // Bun agrees to the first subprotocol by itself. Browsers close a socket whose subprotocols were all passed over.
      const [protocol = ''] = (req.header('Sec-WebSocket-Protocol') ?? '').split(',')
      const { socket, response } = deno().upgradeWebSocket(req.raw, { protocol: protocol.trim() })
      listen(socket, listener)
      return response
    },
    isReaderTooSlow: (socket) => (socket as WebSocket).bufferedAmount > mostUnreadBytes,
    isRequestAborted: ({ name, message }) => name === 'Http' && message.includes('body'),
    freeMemory: () => {},
    remoteAddress: remoteAddressBy(getConnInfo),
    serve: async (app, { port, host }) => {
      const server = deno().serve({ port, hostname: host, onListen: () => {} }, (request, connection) =>
        app.fetch(request, connection),
      )
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${server.addr.port}/`, stop: () => server.shutdown() }
    },
  }
}

function listen(socket: WebSocket, listener: SocketListener): void {
  socket.onopen = () => listener.opened(socket)
  socket.onmessage = () => listener.received()
  socket.onclose = ({ code }) => listener.closed(code)
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
  upgradeWebSocket(request: Request, options: { protocol: string }): { socket: WebSocket; response: Response }
}

const deno = () => (globalThis as unknown as { Deno: Deno }).Deno
