import type { Seen } from '../conversation/conversation.ts'
import type { Change, Written } from '../store/store.ts'
import type { Bus, BusListener } from './bus.ts'
import { Coalesced } from './coalesce.ts'
import { type Showing, type Shown, Window } from './window.ts'

export { type BusSettings, openBus } from './bus.ts'
export type { Window } from './window.ts'

/** A page that opens a socket. `isReturn`: it had one before. */
export type Page = { visitId: number; campaignId: number; seen: Seen; isReturn: boolean }

/** This server's windows, by visit. Nothing else is kept in memory: what they show is in the database. */
export type Live = {
  /**
   * Registers the window of this socket, then sends it the stage and every entry that the page does not have. A page that has missed
   * nothing gets one short frame.
   */
  open(socket: Window['socket'], page: Page): Window
  remove(window: Window): void
  /** Returns the frame that a page without a socket lacks. Throws where the visit cannot be read. */
  newsFor(page: Omit<Page, 'isReturn'>): Promise<string>
  /** Returns the windows of a visit, the oldest first. */
  windowsOf(visitId: number): readonly Window[]
  /** Tells the windows here, and every other server, that these visits have changed. */
  publish(changes: Iterable<Change>): void
  /** Sends the same frame to every window here. */
  broadcast(frame: string): void
  /** Reads the campaigns again, here and on every other server, and shows what has changed. */
  announceCampaigns(): Promise<void>
  /** Reads the visit of every window here again. */
  refreshAll(): void
  isBusUp(): boolean
  /** how many windows are open here */
  count(): number
  /** Closes every socket with 1012 (service restart), after which `hx-ws` reconnects, and then the bus. */
  close(): Promise<void>
}

type Options = Showing & {
  openBus(listener: BusListener): Promise<Bus>
  /** reads the campaigns again, and returns whether any has changed */
  reloadCampaigns(): Promise<boolean>
}

/** What the bus announces instead of a visit when campaigns have changed. No visit has this id. */
export const campaignsId = 0

const serviceRestart = 1012

const heartbeatMs = 3_000

/** A server shows at least this many pages a second that come back. */
const returnsPerSecond = 2_500

/** A page that has been offline for longer counts its connection as dead (static/chat/wire.js), and tries at once. */
const longestSpreadMs = 4_000

/** While the bus is down, this many windows are refreshed per second, round-robin. */
const refreshesPerSecond = 100

/** Reads the campaigns again on request. What cannot be read now is read a little later. */
class Reload extends Coalesced {
  constructor(
    protected readonly run: () => Promise<void>,
    protected readonly failed: (error: unknown) => void,
  ) {
    super()
  }
}

/** Opens the bus and returns the register of this server's windows. */
export async function createLive({ openBus, reloadCampaigns, ...showing }: Options): Promise<Live> {
  const windows = new Map<number, Window[]>()
  const every = () => [...windows.values()].flat()
  const count = () => every().length
  const windowsOf = (visitId: number) => windows.get(visitId) ?? []
  const refresh = (visitId: number) => windowsOf(visitId).forEach((window) => window.refresh())
  const refreshAll = () => every().forEach((window) => window.refresh())
  const check = (visitId: number) => windowsOf(visitId).forEach((window) => window.check())
  const reload = new Reload(readCampaigns, showing.onError)
  const bus = await openBus({
    onChanged: (id) => (id === campaignsId ? reload.request() : refresh(id)),
    onSubscribed: (id) => (id === campaignsId ? reload.request() : check(id)),
    onGap() {
      refreshAll()
      reload.request()
    },
    onError: showing.onError,
  })
  bus.subscribe(campaignsId)
  const next = roundRobin(every)
  const refreshTimer = setInterval(() => bus.isUp() || next(refreshesPerSecond).forEach((window) => window.refresh()), 1_000)
  const heartbeatTimer = setInterval(beat, heartbeatMs)

  return {
    open(socket, { visitId, campaignId, seen, isReturn }) {
      const window = new Window(showing, socket, { visitId, campaignId }, seen)
      windows.set(visitId, [...windowsOf(visitId), window])
      bus.subscribe(visitId)
      showing.record({ type: 'socket opened', visit: visitId, isReturn })
      window.check()
      return window
    },
    remove(window) {
      const { visitId } = window
      window.close()
      const others = windowsOf(visitId).filter((other) => other !== window)
      if (others.length > 0) return void windows.set(visitId, others)
      if (windows.delete(visitId)) bus.unsubscribe(visitId)
    },
    async newsFor({ visitId, campaignId, seen }) {
      let news = ''
      const socket = { send: (frame: string) => void (news = frame), close() {} }
      await new Window(showing, socket, { visitId, campaignId }, seen).showOnce()
      return news
    },
    windowsOf,
    publish(changes) {
      const all = [...changes]
      all.forEach(show)
      bus.publish(all.map(({ visitId }) => visitId))
    },
    broadcast,
    async announceCampaigns() {
      await readCampaigns().catch((error) => {
        showing.onError(error)
        reload.request()
      })
      bus.publish([campaignsId])
    },
    refreshAll,
    isBusUp: bus.isUp,
    count,
    async close() {
      clearInterval(refreshTimer)
      clearInterval(heartbeatTimer)
      beat()
      every().forEach(({ socket }) => socket.close(serviceRestart))
      await bus.close()
    },
  }

  async function readCampaigns() {
    if (await reloadCampaigns()) every().forEach((window) => window.check())
  }

  /** A window that can take what was written is shown that; every other window reads. */
  function show({ visitId, written }: Change) {
    const from = performance.now()
    const windows = windowsOf(visitId)
    const shown = written && windows.some((window) => window.mayTake(written)) ? showWritten(written) : null
    for (const window of windows) {
      if (written && shown && window.mayTake(written)) window.take(shown, from)
      else window.refresh()
    }
  }

  /** Whoever publishes has saved the change already, so a failure here must not reach them. */
  function showWritten(written: Written): Shown | null {
    try {
      const conversation = showing.compose(written)
      return conversation && { frame: showing.render(written.visit.campaignId, conversation), conversation }
    } catch (error) {
      showing.onError(error)
      return null
    }
  }

  /**
   * JSON without `content`: `hx-ws` swaps nothing, but it shows the browser that its socket is alive. static/chat/wire.js keeps how
   * long the pages should take to come back, all in all, should this server go away.
   */
  function beat() {
    const spreadMs = Math.ceil((count() / returnsPerSecond) * 1_000)
    broadcast(JSON.stringify({ spreadMs: Math.min(spreadMs, longestSpreadMs) }))
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
