import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import * as v from 'valibot'
import { type Clock, realClock } from '../../../scenario/emulator/clock.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import { BadLine } from '../../../views/simulator/bad-line.tsx'
import type { Typed } from '../../../views/simulator/dial.tsx'
import { callQuery, NewCall, PhoneNow, PhonePage } from '../../../views/simulator/simulator.tsx'
import type { PhoneTexts } from '../../../views/texts/simulator.ts'
import { type OpenSocket, readForm } from '../../http/http.ts'
import { showIfNumber } from '../../rules/number/number.ts'
import { duringCall } from './during-call.tsx'
import { Dialling, Faults, type Refusal, refused, typed } from './forms.ts'
import { showForgottenCall, showTelephone } from './socket.tsx'
import { createSwitchboard } from './switchboard.ts'

export type { Refusal } from './forms.ts'
export type { Conversation, Ending, Remark, Ringing } from './phone-state.ts'

export type PhoneDeps = {
  /** made with `speech: () => 'by hand'`: the browser says when Pavel's phrase is over, or this door does in its stead */
  emulator: Emulator
  texts: PhoneTexts
  openSocket: OpenSocket
  /** the number that Pavel answers: it stands ready to be dialled */
  ours: string
  /** another that he answers */
  oursAbroad?: string | undefined
  /** once aborted, the open sockets are closed in a way that makes browsers come back */
  stopping: AbortSignal
  /** what went wrong in a socket or for it */
  report(error: unknown): void
  /** the emulator's, where it is not the real one */
  clock?: Clock
}

/**
 * The door of the phone simulator, to be mounted at `/phone` (design §6): a telephone that calls into the local emulator and
 * rings when the scenario calls out. Below `/sessions` the server reaches the sessions, as it does the real engine's.
 * Commands come as forms; everything they change goes down the call's socket. A form that cannot be understood is refused
 * with 422, a call that is no more with 404, both rendered.
 */
export function phone({ emulator, texts, openSocket, ours, oursAbroad, stopping, report, clock = realClock }: PhoneDeps) {
  const switchboard = createSwitchboard(emulator, clock, oursAbroad ? [ours, oursAbroad] : [ours])
  const untouched: Typed = { caller: '', called: showIfNumber(ours), hidden: false }

  return new Hono()
    .use(bodyLimit({ maxSize: 100 * 1024 }))
    .get('/', (c) => {
      const call = switchboard.find(c.req.query('call') ?? '') ?? null
      const fields = call?.dialling ?? prefilled(c)
      c.header('Cache-Control', 'no-store')
      return c.html(
        html`<!doctype html>
          ${<PhonePage call={call} typed={fields} ringing={switchboard.ringer.ringingAt(call)} faults={emulator.faults} texts={texts} />}`,
      )
    })
    .get(
      '/socket',
      openSocket((c) => {
        const id = c.req.query('call')
        const call = id ? switchboard.find(id) : null
        return call === undefined
          ? showForgottenCall(prefilled(c), texts)
          : showTelephone(call, { ringer: switchboard.ringer, texts, stopping, report })
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
      if (!parsed.success) return refuseToDial(c, typed(form), refused(parsed.issues))
      const call = switchboard.dial(parsed.output)
      if (typeof call === 'string') return refuseToDial(c, parsed.output, call)
      c.header('HX-Replace-Url', `/phone?${callQuery(call.id, call.dialling.caller)}`)
      return c.html(<NewCall call={call} typed={call.dialling} texts={texts} />, 201)
    })
    .route('/calls/:id', duringCall({ switchboard, untouched, texts }))

  function prefilled(c: Context): Typed {
    return { ...untouched, caller: c.req.query('caller') ?? '' }
  }

  function refuseToDial(c: Context, fields: Typed, why: Refusal) {
    return c.html(<PhoneNow call={null} typed={fields} refusal={texts.refusals[why]} texts={texts} />, 422)
  }
}
