import type { Conversation } from './conversation.ts'
import { createAnnouncer } from './live/announcer.ts'
import type { Database } from './database.ts'
import { refreshing } from './live/refreshing.ts'

/** One open socket of a visit. */
export type Connection = { visitId: number; send(html: string): void; close(code: number): void }

/** The open sockets, by visit. Nothing but them is kept in memory: what they show is read from the database each time. */
export type Live = {
  /** Subscribes the socket, then sends all that came after the cursor; gives the way to let it go. */
  open(connection: Connection, after: number): () => void
  /** Tells every server that these visits have changed. */
  publish(visitIds: Iterable<number>): void
  /** Sends the same frame to every socket here. */
  broadcast(html: string): void
  refreshAll(): void
  /** Lets every browser go and come back: 1012, the one code after which `hx-ws` returns at once (web-stack.md §4.2). */
  closeAll(): void
}

type Options = {
  database: Database
  read(visitId: number, after: number): Promise<Conversation | null>
  render(conversation: Conversation): string
  onError(error: unknown): void
}

const channel = 'visits'
const serviceRestart = 1012

export async function createLive({ database, read, render, onError }: Options): Promise<Live> {
  const sockets = new Map<number, Set<{ connection: Connection; refresh: () => void }>>()
  const announce = createAnnouncer((payload) => database.notify(channel, payload), onError)
  const every = () => [...sockets.values()].flatMap((ofVisit) => [...ofVisit])

  const live: Live = {
    open(connection, after) {
      const { visitId } = connection
      const socket = { connection, refresh: refreshing(show, onError) }
      const ofVisit = sockets.get(visitId) ?? new Set()
      sockets.set(visitId, ofVisit.add(socket))
      let cursor = after
      async function show() {
        const conversation = ofVisit.has(socket) && await read(visitId, cursor)
        if (!conversation) return
        connection.send(render(conversation))
        cursor = conversation.last
      }
      socket.refresh()
      return () => {
        ofVisit.delete(socket)
        if (ofVisit.size === 0) sockets.delete(visitId)
      }
    },
    publish: announce,
    broadcast: (html) => every().forEach(({ connection }) => connection.send(html)),
    refreshAll: () => every().forEach(({ refresh }) => refresh()),
    closeAll: () => every().forEach(({ connection }) => connection.close(serviceRestart)),
  }

  const refresh = (visitId: number) => sockets.get(visitId)?.forEach((socket) => socket.refresh())
  await database.listen(channel, (payload) => payload.split(',').map(Number).forEach(refresh), live.refreshAll)
  return live
}
