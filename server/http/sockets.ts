import type { Context, MiddlewareHandler } from 'hono'
import { WSContext, type WSEvents } from 'hono/ws'
import { bindLogContext, reporting, type TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Runtime } from '../runtime.ts'
import type { AddressOf } from './client-address.ts'
import { TooOften } from './limits.ts'

type Deps = {
  runtime: Pick<Runtime, 'upgradeWebSocket' | 'isBehind'>
  report(error: unknown): void
  record?(fact: TelemetryEvent): void
}
type Limit = { addressOf: AddressOf; mostPerAddress: number }

/** Makes a route of a socket, as Hono's `upgradeWebSocket` does. */
export type OpenSocket = (createEvents: (c: Context) => WSEvents | Promise<WSEvents>) => MiddlewareHandler

/** Nothing is awaited from a browser on any socket: 1008, after which `hx-ws` stays away. */
const nothingAwaited = 1008

const usualClose = 1000

const secondsUntilSomeClose = 10

/** Whoever reads too slowly comes back later, and is sent what he has not seen. */
const tryAgainLater = 1013

/**
 * Every socket of the server is opened by this: no failure in its callbacks gets any further than the report, anything that comes
 * up closes it, a reader who falls behind is let go instead of being waited for, and one address has so many of them and no more.
 */
export function guardedSockets({ runtime, report, record, addressOf, mostPerAddress }: Deps & Limit): OpenSocket {
  const open = new Map<string, number>()
  const count = (address: string, change: 1 | -1) => {
    const now = (open.get(address) ?? 0) + change
    if (now > 0) open.set(address, now)
    else open.delete(address)
  }
  return (createEvents) => {
    const upgrade = runtime.upgradeWebSocket(async (c) => {
      const address = addressOf(c)
      return counted(guardedEvents(await createEvents(c), { runtime, report, record }), (change) => count(address, change))
    })
    return async (c, next) => {
      if ((open.get(addressOf(c)) ?? 0) < mostPerAddress) return upgrade(c, next)
      record?.({ type: 'limit hit', limit: 'open sockets of address' })
      throw new TooOften(secondsUntilSomeClose)
    }
  }
}

function counted(events: WSEvents, count: (change: 1 | -1) => void): WSEvents {
  return {
    ...events,
    onOpen(event, ws) {
      count(1)
      events.onOpen?.(event, ws)
    },
    onClose(event, ws) {
      count(-1)
      events.onClose?.(event, ws)
    },
  }
}

function guardedEvents({ onOpen, onClose, onError }: WSEvents, { runtime, report, record }: Deps): WSEvents {
  let isOpen = true
  const inItsRequest = bindLogContext()
  const end = reporting((event: CloseEvent, ws: WSContext) => {
    if (!isOpen) return
    isOpen = false
    return onClose?.(event, ws)
  }, report)
  return {
    onOpen: reporting((event, ws) => onOpen?.(event, bounded(ws)), report),
    onMessage: reporting((_, ws) => close(ws, nothingAwaited), report),
    onClose: end,
    onError: reporting((event, ws) => onError?.(event, bounded(ws)), report),
  }

  /** Sending may fail, on a socket that is just closing, and must not keep the others from being sent to. */
  function bounded(ws: WSContext): WSContext {
    const { raw, readyState, url, protocol } = ws
    const send = reporting(
      (source: Parameters<WSContext['send']>[0]) => isOpen && (runtime.isBehind(ws) ? letGo(ws) : ws.send(source)),
      report,
    )
    return new WSContext({
      raw,
      readyState,
      url,
      protocol,
      send,
      close: reporting((code = usualClose) => close(ws, code), report),
    })
  }

  function close(ws: WSContext, code: number): void {
    inItsRequest(() => record?.({ type: 'socket closed', code }))
    ws.close(code)
  }

  /** Deno tells of the end only when the last of what lies unread is gone, which may be never. */
  function letGo(ws: WSContext): void {
    close(ws, tryAgainLater)
    end(new CloseEvent('close', { code: tryAgainLater }), ws)
  }
}
