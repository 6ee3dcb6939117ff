import type { WSEvents } from 'hono/ws'
import type { Live } from '../live.tsx'

/** There is nothing to come back for: 1008, after which `hx-ws` stays away. */
const noVisit = 1008

/** A visit's socket: HTML goes down, nothing comes up. */
export function follow(live: Live, visitId: number | null, after: number): WSEvents {
  let leave = () => {}
  return {
    onOpen: (_, ws) => {
      if (visitId === null) return ws.close(noVisit)
      leave = live.open({ visitId, send: (html) => ws.send(html), close: (code) => ws.close(code) }, after)
    },
    onClose: () => leave(),
  }
}
