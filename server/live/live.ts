import type { Conversation } from '../conversation/conversation.ts'
import type { TelemetryEvent } from '../monitoring/monitoring.ts'
import type { Bus, BusListener } from './bus.ts'
import { coalesce } from './coalesce.ts'

export { openBus } from './bus.ts'

/** One open socket of a visit; `isReturn`: its page had one before. */
export type Connection = { visitId: number; isReturn: boolean; send(frame: string): void; close(code: number): void }

/** The open sockets, by visit. Nothing but them is kept in memory: what they show is read from the database each time. */
export type Live = {
  /** Subscribes the socket, then sends all that came after the cursor; gives the way to let it go. */
  open(connection: Connection, after: number): () => void
  /** Tells this server's sockets, and every other server, that these visits have changed. */
  publish(visitIds: Iterable<number>): void
  /** Sends the same frame to every socket here. */
  broadcast(frame: string): void
  refreshAll(): void
  isBusUp(): boolean
  /** how many sockets are open here */
  count(): number
  /** Lets every browser go and come back: 1012, the one code after which `hx-ws` returns at once (web-stack.md §4.2). */
  close(): Promise<void>
}

type Options = {
  openBus(ears: BusListener): Promise<Bus>
  read(visitId: number, after: number): Promise<Conversation | null>
  render(conversation: Conversation): string
  /** what a browser shows whose visit is not there any more */
  renderForgotten(): string
  onError(error: unknown): void
  record(fact: TelemetryEvent): void
}

const serviceRestart = 1012

/** Data without content: `hx-ws` shows none of it (web-stack.md §4.2), but the browser knows that its socket is alive. */
const pulse = '{}'
const pulseMs = 3_000

/** While the bus is down, so many sockets are read anew in a second, in turn. */
const readingsPerSecond = 100

export async function createLive({ openBus, read, render, renderForgotten, onError, record }: Options): Promise<Live> {
  const sockets = new Map<number, { unfollow: () => void; ofVisit: Set<Socket> }>()
  const every = () => [...sockets.values()].flatMap(({ ofVisit }) => [...ofVisit])
  const refresh = (visitId: number) => sockets.get(visitId)?.ofVisit.forEach((socket) => socket.refresh())
  const refreshAll = () => every().forEach((socket) => socket.refresh())
  const bus = await openBus({ onChanged: refresh, onGap: refreshAll, onError })
  const next = roundRobin(every)
  const reading = setInterval(() => bus.isUp() || next(readingsPerSecond).forEach((socket) => socket.refresh()), 1_000)
  const beating = setInterval(() => broadcast(pulse), pulseMs)

  return {
    open(connection, after) {
      const { visitId, isReturn } = connection
      const watch = measureLatency(show, (ms) => record({ type: 'visitor shown', visit: visitId, ms }))
      const request = coalesce(watch.show, onError)
      const socket = {
        connection,
        refresh: () => {
          watch.ask()
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
    publish(visitIds) {
      const ids = [...visitIds]
      ids.forEach(refresh)
      bus.publish(ids)
    },
    broadcast,
    refreshAll,
    isBusUp: bus.isUp,
    count: () => every().length,
    async close() {
      clearInterval(reading)
      clearInterval(beating)
      every().forEach(({ connection }) => connection.close(serviceRestart))
      await bus.close()
    },
  }

  function broadcast(frame: string) {
    every().forEach(({ connection }) => connection.send(frame))
  }

  function join(visitId: number, socket: Socket): Set<Socket> {
    const group = sockets.get(visitId) ?? { unfollow: bus.follow(visitId), ofVisit: new Set() }
    sockets.set(visitId, group)
    return group.ofVisit.add(socket)
  }

  function leave(visitId: number, socket: Socket) {
    const group = sockets.get(visitId)
    if (!group?.ofVisit.delete(socket) || group.ofVisit.size > 0) return
    sockets.delete(visitId)
    group.unfollow()
  }
}

type Socket = { connection: Connection; refresh: () => void }

/**
 * Times how long it takes to show what was asked for: from the first request that a showing answers to its end. One that fails
 * is tried again, and has taken all the longer.
 */
export function measureLatency(show: () => Promise<void>, onShown: (ms: number) => void) {
  let askedAt: number | null = null
  return {
    ask() {
      askedAt ??= performance.now()
    },
    async show() {
      const from = askedAt ?? performance.now()
      askedAt = null
      try {
        await show()
      } catch (error) {
        askedAt = from
        throw error
      }
      onShown(performance.now() - from)
    },
  }
}

/** Gives the next few each time, so that everybody's turn comes, however `all` changes meanwhile. */
export function roundRobin<One>(all: () => One[]): (count: number) => One[] {
  let begun = 0
  return (count) => {
    const those = all()
    const from = begun < those.length ? begun : 0
    begun = from + count
    return those.slice(from, begun)
  }
}
