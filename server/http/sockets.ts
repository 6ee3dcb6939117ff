import type { Context, MiddlewareHandler } from 'hono'
import { WSContext, type WSEvents } from 'hono/ws'
import { bindLogContext, reportingErrors, type TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Runtime } from '../runtime.ts'
import type { AddressOf } from './client-address.ts'
import { TooManyRequests } from './rate-limits.ts'

type Deps = {
  runtime: Pick<Runtime, 'upgradeWebSocket' | 'isReaderTooSlow'>
  report(error: unknown): void
  record?(event: TelemetryEvent): void
}
type AddressLimit = { addressOf: AddressOf; mostPerAddress: number }

/** Returns the route handler that upgrades a request to a socket with these events, as Hono's `upgradeWebSocket` does. */
export type OpenSocket = (createEvents: (c: Context) => WSEvents | Promise<WSEvents>) => MiddlewareHandler

/** Browsers send nothing on any of our sockets. 1008 (policy violation) keeps `hx-ws` from reconnecting. */
const policyViolation = 1008

const normalClosure = 1000

/** `Retry-After` when an address has too many sockets open: by then some of them may have closed. */
const retryAfterSeconds = 10

/** After 1013 (try again later) a browser that reads too slowly reconnects, and is sent what it has not seen yet. */
const tryAgainLater = 1013

/**
 * Returns the function that opens every socket of this server. It reports errors in the callbacks instead of letting them escape,
 * closes a socket on any incoming message, drops readers that fall behind, and throws `TooManyRequests` once an address has
 * `mostPerAddress` sockets open.
 */
export function guardedSockets({ runtime, report, record, addressOf, mostPerAddress }: Deps & AddressLimit): OpenSocket {
  const takeSeat = createSeats(mostPerAddress)
  return (createEvents) => async (c, next) => {
    const seat = takeSeat(addressOf(c))
    if (!seat) {
      record?.({ type: 'limit hit', limit: 'open sockets of address' })
      throw new TooManyRequests(retryAfterSeconds)
    }
    const upgrade = runtime.upgradeWebSocket(async (c) =>
      seated(guardedEvents(await createEvents(c), { runtime, report, record }), seat),
    )
    try {
      return await upgrade(c, () => {
        seat.leave()
        return next()
      })
    } catch (error) {
      seat.leave()
      throw error
    }
  }
}

/** The place of one socket among those that an address may have. */
type Seat = { open(): void; leave(): void }

/** A handshake that has not become a socket by then never will: its client has gone. */
const openingMs = 30_000

/**
 * Returns the function that takes a seat for a handshake of an address; null when it has none left. Handshakes count, too:
 * otherwise many at once would all find room.
 */
function createSeats(mostPerAddress: number): (address: string) => Seat | null {
  const taken = new Map<string, Set<Seat>>()
  return (address) => {
    const ofAddress = taken.get(address) ?? new Set()
    if (ofAddress.size >= mostPerAddress) return null
    const seat: Seat = {
      open: () => clearTimeout(timer),
      leave() {
        clearTimeout(timer)
        ofAddress.delete(seat)
        if (ofAddress.size === 0 && taken.get(address) === ofAddress) taken.delete(address)
      },
    }
    const timer = setTimeout(seat.leave, openingMs)
    taken.set(address, ofAddress.add(seat))
    return seat
  }
}

function seated(events: WSEvents, seat: Seat): WSEvents {
  return {
    ...events,
    onOpen(event, ws) {
      seat.open()
      events.onOpen?.(event, ws)
    },
    onClose(event, ws) {
      seat.leave()
      events.onClose?.(event, ws)
    },
  }
}

function guardedEvents({ onOpen, onClose, onError }: WSEvents, { runtime, report, record }: Deps): WSEvents {
  let isOpen = true
  const inRequestContext = bindLogContext()
  const end = reportingErrors((event: CloseEvent, ws: WSContext) => {
    if (!isOpen) return
    isOpen = false
    return onClose?.(event, ws)
  }, report)
  return {
    onOpen: reportingErrors((event, ws) => onOpen?.(event, guarded(ws)), report),
    onMessage: reportingErrors((_, ws) => close(ws, policyViolation), report),
    onClose: end,
    onError: reportingErrors((event, ws) => onError?.(event, guarded(ws)), report),
  }

  /** Sending to a socket that is just closing may throw, which must not stop a broadcast to the other sockets. */
  function guarded(ws: WSContext): WSContext {
    const { raw, readyState, url, protocol } = ws
    const send = reportingErrors(
      (source: Parameters<WSContext['send']>[0]) => isOpen && (runtime.isReaderTooSlow(ws) ? drop(ws) : ws.send(source)),
      report,
    )
    return new WSContext({
      raw,
      readyState,
      url,
      protocol,
      send,
      close: reportingErrors((code = normalClosure) => close(ws, code), report),
    })
  }

  function close(ws: WSContext, code: number): void {
    inRequestContext(() => record?.({ type: 'socket closed', code }))
    ws.close(code)
  }

  /** Runs `onClose` itself: Deno raises the close event only once the unread data has been flushed, which may be never. */
  function drop(ws: WSContext): void {
    close(ws, tryAgainLater)
    end(new CloseEvent('close', { code: tryAgainLater }), ws)
  }
}
