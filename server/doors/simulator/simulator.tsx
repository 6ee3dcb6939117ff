import type { Context } from 'hono'
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

export type Simulator = ReturnType<typeof simulator>

/**
 * Returns the door of the phone simulator: a telephone in the browser that calls into the local
 * emulator and rings when the scenario calls out. By `session` the server reaches the emulator's call sessions, as it
 * reaches those of the real engine at their session URLs. Commands come as forms, and the socket of the call carries whatever
 * they change. Invalid forms are answered with 422 and calls that no longer exist with 404, both rendered.
 */
export function simulator(deps: SimulatorDeps) {
  const { emulator, texts, openSocket, phoneNumber, phoneNumberAbroad, stopping, report, clock = realClock } = deps
  const switchboard = createSwitchboard(emulator, clock, phoneNumberAbroad ? [phoneNumber, phoneNumberAbroad] : [phoneNumber])
  const emptyForm: Typed = { caller: '', called: showIfNumber(phoneNumber), hidden: false }

  const limitBody = bodyLimit({ maxSize: 100 * 1024 })
  return {
    page,
    socket: openSocket((c) => {
      const id = c.req.query('call')
      const call = id ? switchboard.find(id) : null
      return call === undefined
        ? showForgottenCall(prefilled(c), texts)
        : showTelephone(call, { incomingCalls: switchboard.incomingCalls, texts, stopping, report })
    }),
    session: [limitBody, reachSession] as const,
    faults: [limitBody, setFaults] as const,
    dial: [limitBody, dial] as const,
    ...duringCall({ switchboard, emptyForm, texts, limitBody }),
  }

  function page(c: Context) {
    const call = switchboard.find(c.req.query('call') ?? '') ?? null
    const fields = call?.dialling ?? prefilled(c)
    const ringing = switchboard.incomingCalls.ringingAt(call)
    c.header('Cache-Control', 'no-store')
    const phone = <PhonePage call={call} typed={fields} ringing={ringing} faults={emulator.faults} texts={texts} />
    return c.html(html`<!doctype html>${phone}`)
  }

  async function reachSession(c: Context) {
    const { path, method } = c.req
    const reply = await emulator.request({ path, method, headers: c.req.header(), body: await c.req.text() })
    return new Response(reply?.body, { status: reply?.status ?? 504 })
  }

  async function setFaults(c: Context) {
    const parsed = v.safeParse(Faults, await readForm(c))
    if (parsed.success) Object.assign(emulator.faults, parsed.output)
    const refusal = parsed.success ? null : texts.refusals.badLine
    return c.html(<BadLine faults={emulator.faults} refusal={refusal} texts={texts} />, refusal ? 422 : 200)
  }

  async function dial(c: Context) {
    const form = await readForm(c)
    const parsed = v.safeParse(Dialling, form)
    if (!parsed.success) return refuseToDial(c, typedFields(form), wrongField(parsed.issues))
    const call = switchboard.dial(parsed.output)
    if (typeof call === 'string') return refuseToDial(c, parsed.output, call)
    c.header('HX-Replace-Url', `/phone?${callQuery(call.id, call.dialling.caller)}`)
    return c.html(<NewCall call={call} typed={call.dialling} texts={texts} />, 201)
  }

  function prefilled(c: Context): Typed {
    return { ...emptyForm, caller: c.req.query('caller') ?? '' }
  }

  function refuseToDial(c: Context, fields: Typed, reason: Refusal) {
    return c.html(<PhoneUpdate call={null} typed={fields} refusal={texts.refusals[reason]} texts={texts} />, 422)
  }
}
