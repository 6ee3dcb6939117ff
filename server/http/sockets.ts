import type { Context, MiddlewareHandler } from 'hono'
import {
  currentLogContext,
  type LogContext,
  reportingErrors,
  type TelemetryEvent,
  withLogContext,
} from '../monitoring/monitoring.ts'
import type { Runtime, Socket, SocketListener } from '../runtime.ts'
import type { AddressOf } from './client-address.ts'
import type { Passage } from './passage.ts'
import { TooManyRequests } from './rate-limits.ts'
import { createSeats, type Seat } from './seats.ts'

type Deps = {
  runtime: Pick<Runtime, 'upgrade' | 'isReaderTooSlow'>
  report(error: unknown): void
  record?(event: TelemetryEvent): void
  passage?: Passage
}
type AddressLimit = { addressOf: AddressOf; mostPerAddress: number }

/** What a door does when one of its sockets has opened, and when it has closed. The server keeps it as long as the socket. */
export type SocketEvents = { onOpen?(socket: Socket): unknown; onClose?(): unknown }

/** Returns the route handler that upgrades a request to a socket with these events. */
export type OpenSocket = (createEvents: (c: Context) => SocketEvents | Promise<SocketEvents>) => MiddlewareHandler

/** Browsers send nothing on any of our sockets. 1008 (policy violation) keeps `hx-ws` from reconnecting. */
const policyViolation = 1008

/** `Retry-After` when an address has too many sockets open: by then some of them may have closed. */
const retryAfterSeconds = 10

/** After 1013 (try again later) a browser that reads too slowly reconnects, and is sent what it has not seen yet. */
const tryAgainLater = 1013

/**
 * Returns the function that opens every socket of this server. It reports errors in the callbacks instead of letting them escape,
 * closes a socket on any incoming message, drops readers that fall behind, and throws `TooManyRequests` once an address has
 * `mostPerAddress` sockets open.
 */
export function guardedSockets({ addressOf, mostPerAddress, ...deps }: Deps & AddressLimit): OpenSocket {
  const takeSeat = createSeats(mostPerAddress)
  return (createEvents) => async (c, next) => {
    if (isDroppedUpgrade(c)) {
      deps.passage?.note('no upgrade', droppedUpgrade)
      return c.text('Upgrade Required', 426, { Upgrade: 'websocket' })
    }
    const seat = takeSeat(addressOf(c))
    if (!seat) {
      deps.record?.({ type: 'limit hit', limit: 'open sockets of address' })
      throw new TooManyRequests(retryAfterSeconds)
    }
    try {
      const upgraded = deps.runtime.upgrade(c, new GuardedSocket(deps, await createEvents(c), seat))
      if (upgraded) return upgraded
    } catch (error) {
      seat.leave()
      throw error
    }
    seat.leave()
    return next()
  }
}

/** Proxies send neither header on unless they are told to (RFC 9110, section 7.6.1), and what else a handshake has comes through. */
function isDroppedUpgrade({ req }: Context): boolean {
  const isUpgrade = /websocket/i.test(req.header('Upgrade') ?? '') && /upgrade/i.test(req.header('Connection') ?? '')
  return req.header('Sec-WebSocket-Key') !== undefined && !isUpgrade
}

const droppedUpgrade =
  'a socket could not open, because a proxy drops its headers Upgrade and Connection: ' +
  'it has to pass both on, as in server/start/deploy/nginx.conf'

/**
 * One socket, as its door sees it. An object of a class, and made outside of the request's handler: a closure made there would keep
 * the whole request for as long as the socket is open.
 */
class GuardedSocket implements Socket, SocketListener {
  readonly #deps: Deps
  readonly #events: SocketEvents
  readonly #seat: Seat
  readonly #logContext: LogContext = currentLogContext()
  /** null until it has opened, and after it has closed */
  #socket: Socket | null = null

  constructor(deps: Deps, events: SocketEvents, seat: Seat) {
    this.#deps = deps
    this.#events = events
    this.#seat = seat
  }

  opened(socket: Socket): void {
    this.#seat.keep()
    this.#socket = socket
    this.#run(() => this.#events.onOpen?.(this))
  }

  received(): void {
    this.close(policyViolation)
  }

  closed(): void {
    this.#seat.leave()
    if (!this.#socket) return
    this.#socket = null
    this.#run(() => this.#events.onClose?.())
  }

  /** Sending to a socket that is just closing may throw, which must not stop a broadcast to the other sockets. */
  send(frame: string): void {
    const socket = this.#socket
    if (!socket) return
    if (this.#deps.runtime.isReaderTooSlow(socket)) return this.#drop()
    try {
      socket.send(frame)
    } catch (error) {
      this.#deps.report(error)
    }
  }

  close(code: number): void {
    this.#run(() => {
      this.#deps.record?.({ type: 'socket closed', code })
      this.#socket?.close(code)
    })
  }

  /** Deno raises the close event only once the unread data has been flushed, which may be never. */
  #drop(): void {
    this.close(tryAgainLater)
    this.closed()
  }

  #run(act: () => unknown): void {
    withLogContext(reportingErrors(act, this.#deps.report), this.#logContext)
  }
}
