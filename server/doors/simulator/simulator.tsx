import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import * as v from 'valibot'
import { type Clock, realClock } from '../../../scenario/emulator/clock.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import { BadLine } from '../../../views/simulator/bad-line.tsx'
import type { Typed } from '../../../views/simulator/dial.tsx'
import { callQuery, NewCall, PhonePage, PhoneUpdate } from '../../../views/simulator/simulator.tsx'
import type { PhoneTexts } from '../../../views/texts/simulator.ts'
import { type OpenSocket, readForm } from '../../http/http.ts'
import { showIfNumber } from '../../rules/phone-number/phone-number.ts'
import { duringCall } from './during-call.tsx'
import { Dialling, Faults, type Refusal, typedFields, wrongField } from './forms.ts'
import { showForgottenCall, showTelephone } from './socket.tsx'
import { createSwitchboard } from './switchboard.ts'

export type { Refusal } from './forms.ts'
export type { Conversation, Ending, Remark, Ringing } from './phone-state.ts'

export type SimulatorDeps = {
  /**
   * created with `speech: () => 'by hand'`: the browser reports the end of Pavel's phrases, or else this door ends them after a
   * while
   */
  emulator: Emulator
  texts: PhoneTexts
  openSocket: OpenSocket
  /** the number that Pavel answers; the form is pre-filled with it */
  phoneNumber: string
  /** a second number that Pavel answers */
  phoneNumberAbroad?: string | undefined
  /** once aborted, the open sockets are closed with a code that makes browsers reconnect */
  stopping: AbortSignal
  /** receives the errors of the sockets */
  report(error: unknown): void
  /** the emulator's clock, unless that is the real one */
  clock?: Clock
}

/**
 * Returns the door of the phone simulator, to be mounted at `/phone`: a telephone in the browser that calls into the local
 * emulator and rings when the scenario calls out. Under `/sessions` the server reaches the emulator's call sessions, as it
 * reaches those of the real engine at their session URLs. Commands come as forms, and the socket of the call carries whatever
 * they change. Invalid forms are answered with 422 and calls that no longer exist with 404, both rendered.
 */
export function simulator(deps: SimulatorDeps) {
  const { emulator, texts, openSocket, phoneNumber, phoneNumberAbroad, stopping, report, clock = realClock } = deps
  const switchboard = createSwitchboard(emulator, clock, phoneNumberAbroad ? [phoneNumber, phoneNumberAbroad] : [phoneNumber])
  const emptyForm: Typed = { caller: '', called: showIfNumber(phoneNumber), hidden: false }

  return new Hono()
    .use(bodyLimit({ maxSize: 100 * 1024 }))
    .get('/', (c) => {
      const call = switchboard.find(c.req.query('call') ?? '') ?? null
      const fields = call?.dialling ?? prefilled(c)
      c.header('Cache-Control', 'no-store')
      return c.html(
        html`<!doctype html>
          ${<PhonePage call={call} typed={fields} ringing={switchboard.incomingCalls.ringingAt(call)} faults={emulator.faults} texts={texts} />}`,
      )
    })
    .get(
      '/socket',
      openSocket((c) => {
        const id = c.req.query('call')
        const call = id ? switchboard.find(id) : null
        return call === undefined
          ? showForgottenCall(prefilled(c), texts)
          : showTelephone(call, { incomingCalls: switchboard.incomingCalls, texts, stopping, report })
      }),
    )
    .post('/sessions/:session/:token', async (c) => {
      const { path, method } = c.req
      const reply = await emulator.request({ path, method, headers: c.req.header(), body: await c.req.text() })
      return new Response(reply?.body, { status: reply?.status ?? 504 })
    })
    .post('/faults', async (c) => {
      const parsed = v.safeParse(Faults, await readForm(c))
      if (parsed.success) Object.assign(emulator.faults, parsed.output)
      const refusal = parsed.success ? null : texts.refusals.badLine
      return c.html(<BadLine faults={emulator.faults} refusal={refusal} texts={texts} />, refusal ? 422 : 200)
    })
    .post('/calls', async (c) => {
      const form = await readForm(c)
      const parsed = v.safeParse(Dialling, form)
      if (!parsed.success) return refuseToDial(c, typedFields(form), wrongField(parsed.issues))
      const call = switchboard.dial(parsed.output)
      if (typeof call === 'string') return refuseToDial(c, parsed.output, call)
      c.header('HX-Replace-Url', `/phone?${callQuery(call.id, call.dialling.caller)}`)
      return c.html(<NewCall call={call} typed={call.dialling} texts={texts} />, 201)
    })
    .route('/calls/:id', duringCall({ switchboard, emptyForm, texts }))

  function prefilled(c: Context): Typed {
    return { ...emptyForm, caller: c.req.query('caller') ?? '' }
  }

  function refuseToDial(c: Context, fields: Typed, reason: Refusal) {
    return c.html(<PhoneUpdate call={null} typed={fields} refusal={texts.refusals[reason]} texts={texts} />, 422)
  }
}
