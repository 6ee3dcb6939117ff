import type { Conversation } from '../conversation/conversation.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Change } from '../store/store.ts'
import type { Bus, BusListener } from './bus.ts'
import { coalesce } from './coalesce.ts'

export { openBus } from './bus.ts'

/** One open socket of a visit. `isReturn`: the same page had a socket before. */
type Connection = { visitId: number; isReturn: boolean; send(frame: string): void; close(code: number): void }

/** This server's open sockets, by visit. Nothing else is kept in memory: what they show is read from the database each time. */
export type Live = {
  /** Registers the socket, then sends it the stage and every entry after `after`. Returns a function that removes it. */
  open(connection: Connection, after: number): () => void
  /** Tells the sockets here, and every other server, that these visits have changed. */
  publish(changes: Iterable<Change>): void
  /** Sends the same frame to every socket here. */
  broadcast(frame: string): void
  /** Reads the visit of every socket here again. */
  refreshAll(): void
  isBusUp(): boolean
  /** how many sockets are open here */
  count(): number
  /** Closes every socket with 1012 (service restart), after which `hx-ws` reconnects, and then the bus. */
  close(): Promise<void>
}

type Options = {
  openBus(listener: BusListener): Promise<Bus>
  read(visitId: number, after: number): Promise<Conversation | null>
  render(conversation: Conversation): string
  /** renders the frame for a browser whose visit has been erased */
  renderForgotten(): string
  onError(error: unknown): void
  record(event: TelemetryEvent): void
}

const serviceRestart = 1012

/** JSON without `content`: `hx-ws` swaps nothing, but it shows the browser that its socket is alive. */
const heartbeat = '{}'
const heartbeatMs = 3_000

/** While the bus is down, this many sockets are refreshed per second, round-robin. */
const refreshesPerSecond = 100

/** Opens the bus and returns the register of this server's sockets. */
export async function createLive({ openBus, read, render, renderForgotten, onError, record }: Options): Promise<Live> {
  const sockets = new Map<number, { unsubscribe: () => void; ofVisit: Set<Socket> }>()
  const every = () => [...sockets.values()].flatMap(({ ofVisit }) => [...ofVisit])
  const refresh = (visitId: number) => sockets.get(visitId)?.ofVisit.forEach((socket) => socket.refresh())
  const refreshAll = () => every().forEach((socket) => socket.refresh())
  const bus = await openBus({ onChanged: refresh, onGap: refreshAll, onError })
  const next = roundRobin(every)
  const refreshTimer = setInterval(() => bus.isUp() || next(refreshesPerSecond).forEach((socket) => socket.refresh()), 1_000)
  const heartbeatTimer = setInterval(() => broadcast(heartbeat), heartbeatMs)

  return {
    open(connection, after) {
      const { visitId, isReturn } = connection
      const latency = measureLatency(show, (ms) => record({ type: 'visitor shown', visit: visitId, ms }))
      const request = coalesce(latency.show, onError)
      const socket = {
        connection,
        refresh: () => {
          latency.noteRequest()
          request()
        },
      }
      const ofVisit = join(visitId, socket)
      let cursor = after
      async function show() {
        if (!ofVisit.has(socket)) return
        const conversation = await read(visitId, cursor)
        if (!conversation) return connection.send(renderForgotten())
        connection.send(render(conversation))
        cursor = conversation.last
      }
      record({ type: 'socket opened', visit: visitId, isReturn })
      socket.refresh()
      return () => leave(visitId, socket)
    },
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
      every().forEach(({ connection }) => connection.close(serviceRestart))
      await bus.close()
    },
  }

  function broadcast(frame: string) {
    every().forEach(({ connection }) => connection.send(frame))
  }

  function join(visitId: number, socket: Socket): Set<Socket> {
    const group = sockets.get(visitId) ?? { unsubscribe: bus.subscribe(visitId), ofVisit: new Set() }
    sockets.set(visitId, group)
    return group.ofVisit.add(socket)
  }

  function leave(visitId: number, socket: Socket) {
    const group = sockets.get(visitId)
    if (!group?.ofVisit.delete(socket) || group.ofVisit.size > 0) return
    sockets.delete(visitId)
    group.unsubscribe()
  }
}

type Socket = { connection: Connection; refresh: () => void }

/**
 * Wraps `show` so that `onShown` gets the milliseconds from the first request that a run of it answers to the end of that run. A
 * failed run is retried, and the retry's time counts from that same request.
 */
function measureLatency(show: () => Promise<void>, onShown: (ms: number) => void) {
  let requestedAt: number | null = null
  return {
    noteRequest() {
      requestedAt ??= performance.now()
    },
    async show() {
      const from = requestedAt ?? performance.now()
      requestedAt = null
      try {
        await show()
      } catch (error) {
        requestedAt = from
        throw error
      }
      onShown(performance.now() - from)
    },
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
