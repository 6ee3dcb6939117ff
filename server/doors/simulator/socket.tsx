import { renderToString } from 'hono/jsx/dom/server'
import type { WSEvents } from 'hono/ws'
import { IdleWire, PhoneNow, RingNow } from '../../../views/simulator/simulator.tsx'
import type { PhoneTexts } from '../../../views/texts/simulator.ts'
import { reporting } from '../../monitoring/monitoring.ts'
import type { Dialling } from './forms.ts'
import type { PhoneCall } from './phone-call.ts'
import type { createRinger } from './ringing.ts'

type Deps = { ringer: ReturnType<typeof createRinger>; texts: PhoneTexts; stopping: AbortSignal; report(error: unknown): void }

/** Shows a browser its call, all of it on every open, then each change; and what rings there. Until the server stops. */
export function showTelephone(call: PhoneCall | null, { ringer, texts, stopping, report }: Deps): WSEvents {
  const leave: (() => void)[] = []
  return {
    onOpen: (_, ws) => {
      let remarksShown = 0
      const showCall = () => {
        if (!call) return
        ws.send(renderToString(<PhoneNow call={call} typed={call.dialling} since={remarksShown} texts={texts} />))
        remarksShown = call.remarks.length
      }
      let ringingShown: string | null | undefined
      const showRinging = reporting(() => {
        const ringing = ringer.ringingAt(call)
        if (ringingShown === (ringing?.id ?? null)) return
        ringingShown = ringing?.id ?? null
        ws.send(renderToString(<RingNow ringing={ringing} texts={texts} />))
      }, report)
      const showBoth = reporting(() => {
        showCall()
        showRinging()
      }, report)
      const close = () => ws.close(1012)
      stopping.addEventListener('abort', close)
      leave.push(ringer.open({ call, onRing: showRinging }), () => stopping.removeEventListener('abort', close))
      if (call) leave.push(call.watch(showBoth))
      showBoth()
    },
    onClose: () => {
      for (const stop of leave.splice(0)) stop()
    },
  }
}

/** Tells a browser that its call is no more, and gives it the wire of a telephone at rest; 1000, so that it does not come back. */
export function showForgottenCall(typed: Dialling, texts: PhoneTexts): WSEvents {
  return {
    onOpen: (_, ws) => {
      const refusal = texts.refusals.gone
      ws.send(
        renderToString(
          <>
            <PhoneNow call={null} typed={typed} refusal={refusal} texts={texts} />
            <IdleWire caller={typed.caller} />
          </>,
        ),
      )
      ws.close(1000)
    },
  }
}
