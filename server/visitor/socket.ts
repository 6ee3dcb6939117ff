import type { WSEvents } from 'hono/ws'
import type { Live } from '../live.tsx'
import type { OpenWindow } from './windows.ts'

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
