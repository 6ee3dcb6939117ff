import type { WSEvents } from 'hono/ws'
import type { Live } from '../../live/live.ts'

/** 1008 (policy violation): `hx-ws` does not reconnect after it. */
const policyViolation = 1008

/** `after` is the number of the last entry that the page has. `isReturn`: the page had a socket before. */
type Place = { after: number; isReturn: boolean }
type Deps = {
  live: Live
  openWindow: OpenWindow
  /** the last frame of a window that is closed because the visit has too many */
  tooManyWindows: string
}

/** Returns the socket of a visit, which sends HTML and receives nothing. Without a visit it closes at once. */
export function visitSocket(
  visitId: number | null,
  { after, isReturn }: Place,
  { live, openWindow, tooManyWindows }: Deps,
): WSEvents {
  const cleanUps: (() => void)[] = []
  return {
    onOpen: (_, ws) => {
      if (visitId === null) return ws.close(policyViolation)
      cleanUps.push(
        openWindow(visitId, {
          closePermanently() {
            ws.send(tooManyWindows)
            ws.close(policyViolation)
          },
        }),
      )
      cleanUps.push(live.open({ visitId, isReturn, send: (html) => ws.send(html), close: (code) => ws.close(code) }, after))
    },
    onClose: () => cleanUps.splice(0).forEach((cleanUp) => cleanUp()),
  }
}

/** An open window; `closePermanently` closes its socket so that it does not reconnect. */
type Window = { closePermanently(): void }

/**
 * Returns the function that registers a window of a visit, and itself returns a function to call when that window is closed. A
 * window over the limit closes the oldest one, because a visitor wants to see the window that they have just opened. `hx-ws`
 * closes the sockets of hidden tabs, so all of these are visible side by side.
 */
export function createWindows(most: number) {
  const windows = new Map<number, Set<Window>>()
  return function open(visitId: number, window: Window): () => void {
    const ofVisit = windows.get(visitId) ?? new Set()
    windows.set(visitId, ofVisit.add(window))
    const [oldest] = ofVisit
    if (ofVisit.size > most && oldest) {
      ofVisit.delete(oldest)
      oldest.closePermanently()
    }
    return () => {
      ofVisit.delete(window)
      if (ofVisit.size === 0 && windows.get(visitId) === ofVisit) windows.delete(visitId)
    }
  }
}

type OpenWindow = ReturnType<typeof createWindows>
