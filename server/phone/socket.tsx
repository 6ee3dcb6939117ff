import type { WSContext, WSEvents } from 'hono/ws'
import { PhoneNow } from '../../views/phone.tsx'
import type { PhoneTexts } from '../../views/texts.phone.ts'
import type { PhoneCall } from './call.ts'
import type { Dialling } from './forms.ts'

/** Shows a call to a browser: all of it on every open, then each change, until the server stops. */
export function showCall(call: PhoneCall, texts: PhoneTexts, stopping: AbortSignal): WSEvents {
  let stop = () => {}
  return {
    onOpen: (_, ws) => {
      let shown = 0
      const show = () => {
        ws.send(String(<PhoneNow call={call} typed={call.dialling} since={shown} texts={texts} />))
        shown = call.remarks.length
      }
      const close = () => ws.close(1012)
      const unwatch = call.watch(show)
      stopping.addEventListener('abort', close)
      stop = () => {
        unwatch()
        stopping.removeEventListener('abort', close)
      }
      show()
    },
    onClose: () => stop(),
  }
}

/** Tells a browser that its call is no more; 1000, so that it does not come back for it. */
export function showNoCall(typed: Dialling, texts: PhoneTexts): WSEvents {
  return {
    onOpen: (_, ws: WSContext) => {
      ws.send(String(<PhoneNow call={null} typed={typed} refusal={texts.refusals.gone} texts={texts} />))
      ws.close(1000)
    },
  }
}
