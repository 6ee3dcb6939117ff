import { renderToString } from 'hono/jsx/dom/server'
import { MessagesUpdate } from '../../../views/simulator/messages.tsx'
import { IdlePhone, PhoneUpdate, RingUpdate } from '../../../views/simulator/simulator.tsx'
import type { PhoneTexts } from '../../../views/texts/simulator.ts'
import type { SocketEvents } from '../../http/http.ts'
import { reportingErrors } from '../../monitoring/monitoring.ts'
import type { Dialling } from './forms.ts'
import { messagesIn } from './messages.ts'
import type { PhoneCall } from './phone-call.ts'
import type { Telephone } from './telephone.ts'

type Deps = { texts: PhoneTexts; stopping: AbortSignal; report(error: unknown): void }

/** 1012 (service restart): `hx-ws` reconnects after it. */
const serviceRestart = 1012

/** 1000 (normal closure): `hx-ws` does not reconnect after it. */
const normalClosure = 1000

/**
 * Returns the socket of a telephone. When it opens it sends the whole call and what rings there, then every change, until the
 * server stops.
 */
export function showTelephone(
  { base, switchboard: { incomingCalls }, inbox }: Telephone,
  call: PhoneCall | null,
  { texts, stopping, report }: Deps,
): SocketEvents {
  const cleanUps: (() => void)[] = []
  return {
    onOpen: (socket) => {
      let changesShown = 0
      const showCall = () => {
        if (!call) return
        socket.send(
          renderToString(<PhoneUpdate base={base} call={call} typed={call.dialling} since={changesShown} texts={texts} />),
        )
        changesShown = call.transcript.changes
      }
      let ringingShown: string | null | undefined
      const showRinging = reportingErrors(() => {
        const ringing = incomingCalls.ringingAt(call)
        if (ringingShown === (ringing?.id ?? null)) return
        ringingShown = ringing?.id ?? null
        socket.send(renderToString(<RingUpdate base={base} ringing={ringing} texts={texts} />))
      }, report)
      const showBoth = reportingErrors(() => {
        showCall()
        showRinging()
      }, report)
      const showMessages = reportingErrors(() => {
        if (inbox) socket.send(renderToString(<MessagesUpdate messages={messagesIn(inbox)} texts={texts} />))
      }, report)
      const close = () => socket.close(serviceRestart)
      stopping.addEventListener('abort', close)
      cleanUps.push(incomingCalls.addPage({ call, onRing: showRinging }), () => stopping.removeEventListener('abort', close))
      if (call) cleanUps.push(call.watch(showBoth))
      if (inbox) cleanUps.push(inbox.watch(showMessages))
      showBoth()
      showMessages()
    },
    onClose: () => {
      for (const cleanUp of cleanUps.splice(0)) cleanUp()
    },
  }
}

/**
 * Returns the socket for a call that the server no longer knows. It says so on the page, replaces the page's socket element by
 * that of a telephone without a call, and closes.
 */
export function showForgottenCall({ base }: Telephone, typed: Dialling, texts: PhoneTexts): SocketEvents {
  return {
    onOpen: (socket) => {
      const refusal = texts.refusals.gone
      socket.send(
        renderToString(
          <>
            <PhoneUpdate base={base} call={null} typed={typed} refusal={refusal} texts={texts} />
            <IdlePhone base={base} caller={typed.caller} />
          </>,
        ),
      )
      socket.close(normalClosure)
    },
  }
}
