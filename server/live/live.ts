import type { Change } from '../store/store.ts'
import type { Bus, BusListener } from './bus.ts'
import { type Showing, Window } from './window.ts'

export { openBus } from './bus.ts'
export type { Window } from './window.ts'

/** The window of a page. `after` is the number of the last entry that the page has. `isReturn`: it had a socket before. */
export type Page = { visitId: number; after: number; isReturn: boolean }

/** This server's windows, by visit. Nothing else is kept in memory: what they show is read from the database each time. */
export type Live = {
  /** Registers the window of this socket, then sends it the stage and every entry after `after`. */
  open(socket: Window['socket'], page: Page): Window
  remove(window: Window): void
  /** Returns the windows of a visit, the oldest first. */
  windowsOf(visitId: number): readonly Window[]
  /** Tells the windows here, and every other server, that these visits have changed. */
  publish(changes: Iterable<Change>): void
  /** Sends the same frame to every window here. */
  broadcast(frame: string): void
  /** Reads the visit of every window here again. */
  refreshAll(): void
  isBusUp(): boolean
  /** how many windows are open here */
  count(): number
  /** Closes every socket with 1012 (service restart), after which `hx-ws` reconnects, and then the bus. */
  close(): Promise<void>
}

type Options = Showing & { openBus(listener: BusListener): Promise<Bus> }

const serviceRestart = 1012

/** JSON without `content`: `hx-ws` swaps nothing, but it shows the browser that its socket is alive. */
const heartbeat = '{}'
const heartbeatMs = 3_000

/** While the bus is down, this many windows are refreshed per second, round-robin. */
const refreshesPerSecond = 100

/** Opens the bus and returns the register of this server's windows. */
export async function createLive({ openBus, ...showing }: Options): Promise<Live> {
  const windows = new Map<number, Window[]>()
  const every = () => [...windows.values()].flat()
  const windowsOf = (visitId: number) => windows.get(visitId) ?? []
  const refresh = (visitId: number) => windowsOf(visitId).forEach((window) => window.refresh())
  const refreshAll = () => every().forEach((window) => window.refresh())
  const bus = await openBus({ onChanged: refresh, onGap: refreshAll, onError: showing.onError })
  const next = roundRobin(every)
  const refreshTimer = setInterval(() => bus.isUp() || next(refreshesPerSecond).forEach((window) => window.refresh()), 1_000)
  const heartbeatTimer = setInterval(() => broadcast(heartbeat), heartbeatMs)

  return {
    open(socket, { visitId, after, isReturn }) {
      const window = new Window(showing, socket, visitId, after)
      windows.set(visitId, [...windowsOf(visitId), window])
      bus.subscribe(visitId)
      showing.record({ type: 'socket opened', visit: visitId, isReturn })
      window.refresh()
      return window
    },
    remove(window) {
      const { visitId } = window
      window.close()
      const others = windowsOf(visitId).filter((other) => other !== window)
      if (others.length > 0) return void windows.set(visitId, others)
      if (windows.delete(visitId)) bus.unsubscribe(visitId)
    },
    windowsOf,
    publish(changes) {
      const ids = [...changes].map(({ visitId }) => visitId)
      ids.forEach(refresh)
      bus.publish(ids)
    },
    broadcast,
    refreshAll,
    isBusUp: bus.isUp,
    count: () => every().length,
    async close() {
      clearInterval(refreshTimer)
      clearInterval(heartbeatTimer)
      every().forEach(({ socket }) => socket.close(serviceRestart))
      await bus.close()
    },
  }

  function broadcast(frame: string) {
    every().forEach(({ socket }) => socket.send(frame))
  }
}

/**
 * Returns a function that returns the next `count` items on each call, so that every item gets its turn even as `all` changes.
 */
export function roundRobin<Item>(all: () => Item[]): (count: number) => Item[] {
  let next = 0
  return (count) => {
    const items = all()
    const from = next < items.length ? next : 0
    next = from + count
    return items.slice(from, next)
  }
}
