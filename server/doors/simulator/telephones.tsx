import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import * as v from 'valibot'
import type { Typed } from '../../../views/simulator/dial.tsx'
import { callQuery, NewCall, PhonePage, PhoneUpdate } from '../../../views/simulator/simulator.tsx'
import type { PhoneTexts } from '../../../views/texts/simulator.ts'
import { type OpenSocket, readForm } from '../../http/http.ts'
import { duringCall } from './during-call.tsx'
import { Dialling, type Refusal, typedFields, wrongField } from './forms.ts'
import { messagesIn } from './messages.ts'
import { showForgottenCall, showTelephone } from './socket.tsx'
import type { Telephone } from './telephone.ts'

export type TelephoneDeps = {
  /** Returns the telephone that a request is about. Throws a 404 where there is none. */
  telephoneOf(c: Context): Telephone
  texts: PhoneTexts
  openSocket: OpenSocket
  /** once aborted, the open sockets are closed with a code that makes browsers reconnect */
  stopping: AbortSignal
  /** receives the errors of the sockets */
  report(error: unknown): void
}

/**
 * Returns what a telephone in the browser needs: its page, its socket, and what it does before and during a call. Commands come as
 * forms, and the socket of the call carries whatever they change. Invalid forms are answered with 422 and calls that no longer exist
 * with 404, both rendered.
 */
export function telephones({ telephoneOf, texts, openSocket, stopping, report }: TelephoneDeps) {
  const limitBody = bodyLimit({ maxSize: 100 * 1024 })
  return {
    page,
    socket: openSocket((c) => {
      const telephone = telephoneOf(c)
      const id = c.req.query('call')
      const call = id ? telephone.switchboard.find(id) : null
      return call === undefined
        ? showForgottenCall(telephone, prefilled(c, telephone.emptyForm()), texts)
        : showTelephone(telephone, call, { texts, stopping, report })
    }),
    dial: [limitBody, dial] as const,
    ...duringCall({ telephoneOf, texts, limitBody }),
  }

  function page(c: Context) {
    const { base, switchboard, emptyForm, faults, isOwn, inbox } = telephoneOf(c)
    const call = switchboard.find(c.req.query('call') ?? '') ?? (isOwn ? switchboard.newestUnderWay() : null)
    const fields = call?.dialling ?? prefilled(c, emptyForm())
    const ringing = switchboard.incomingCalls.ringingAt(call)
    c.header('Cache-Control', 'no-store')
    const messages = inbox && messagesIn(inbox)
    const shown = { base, call, typed: fields, ringing, faults, messages, texts }
    return c.html(html`<!doctype html>${<PhonePage {...shown} />}`)
  }

  async function dial(c: Context) {
    const telephone = telephoneOf(c)
    const { base, switchboard } = telephone
    const form = await readForm(c)
    const parsed = v.safeParse(Dialling, form)
    if (!parsed.success) return refuseToDial(c, telephone, typedFields(form), wrongField(parsed.issues))
    const call = switchboard.dial(parsed.output)
    if (typeof call === 'string') return refuseToDial(c, telephone, parsed.output, call)
    c.header('HX-Replace-Url', `${base}?${callQuery(call.id, call.dialling.caller)}`)
    return c.html(<NewCall base={base} call={call} typed={call.dialling} texts={texts} />, 201)
  }

  function refuseToDial(c: Context, { base }: Telephone, fields: Typed, reason: Refusal) {
    return c.html(<PhoneUpdate base={base} call={null} typed={fields} refusal={texts.refusals[reason]} texts={texts} />, 422)
  }
}

function prefilled(c: Context, emptyForm: Typed): Typed {
  return { ...emptyForm, caller: c.req.query('caller') ?? emptyForm.caller }
}
