import type { WSEvents } from 'hono/ws'
import type { Live } from '../../live/live.ts'

/** There is nothing to come back for: 1008, after which `hx-ws` stays away. */
const forGood = 1008

type Place = { after: number; isReturn: boolean }
type Deps = { live: Live; openWindow: OpenWindow; /** what a window that has to give way is told */ farewell: string }

/** A visit's socket: HTML goes down, nothing comes up. */
export function follow(visitId: number | null, { after, isReturn }: Place, { live, openWindow, farewell }: Deps): WSEvents {
  const leave: (() => void)[] = []
  return {
    onOpen: (_, ws) => {
      if (visitId === null) return ws.close(forGood)
      leave.push(
        openWindow(visitId, {
          closeForGood() {
            ws.send(farewell)
            ws.close(forGood)
          },
        }),
      )
      leave.push(live.open({ visitId, isReturn, send: (html) => ws.send(html), close: (code) => ws.close(code) }, after))
    },
    onClose: () => leave.splice(0).forEach((stop) => stop()),
  }
}

/** What can be done to an open window's socket. */
type Window = { closeForGood(): void }

/**
 * The open windows of each visit, the oldest first. One too many closes the oldest: whoever opens a window wants to see that one. A
 * browser closes the sockets of hidden tabs by itself (web-stack.md §4.2), so these are windows that lie open side by side.
 */
export function createWindows(most: number) {
  const windows = new Map<number, Set<Window>>()
  /** Gives what to do when it is closed. */
  return function open(visitId: number, window: Window): () => void {
    const ofVisit = windows.get(visitId) ?? new Set()
    windows.set(visitId, ofVisit.add(window))
    const [oldest] = ofVisit
    if (ofVisit.size > most && oldest) {
      ofVisit.delete(oldest)
      oldest.closeForGood()
    }
    return () => {
      ofVisit.delete(window)
      if (ofVisit.size === 0 && windows.get(visitId) === ofVisit) windows.delete(visitId)
    }
  }
}

export type OpenWindow = ReturnType<typeof createWindows>
