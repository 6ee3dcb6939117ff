import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import * as v from 'valibot'
import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import type { Inbox } from '../../../scenario/emulator/inbox.ts'
import { BadLine } from '../../../views/simulator/bad-line.tsx'
import { MessagesPage } from '../../../views/simulator/messages.tsx'
import { readForm } from '../../http/http.ts'
import { Faults } from './forms.ts'
import { messagesIn } from './messages.ts'
import type { PavelNumbers } from './switchboard.ts'
import { createTelephone } from './telephone.ts'
import { type TelephoneDeps, telephones } from './telephones.tsx'

export type { Refusal } from './forms.ts'
export type { Message } from './messages.ts'
export type { Conversation, Ending, Note, Remark, Ringing } from './phone-state.ts'
export { createTelephone, type Telephone } from './telephone.ts'
export { telephones } from './telephones.tsx'

export type SimulatorDeps = Omit<TelephoneDeps, 'telephoneOf'> & {
  /** created with `speech: () => 'by hand'` */
  emulator: Emulator
  /** Returns the numbers that Pavel answers now; the form is pre-filled with the first. */
  pavelNumbers(): PavelNumbers
  /** the emulator's clock, unless that is the real one */
  clock?: Clock
  /** the text messages that come to the telephone; without it, nobody sends any */
  inbox?: Inbox | null
}

export type Simulator = ReturnType<typeof simulator>

/**
 * Returns the door of the phone simulator: a telephone in the browser that calls into the local
 * emulator and rings when the scenario calls out. By `session` the server reaches the emulator's call sessions, as it
 * reaches those of the real engine at their session URLs.
 */
export function simulator({ emulator, pavelNumbers, clock, inbox = null, ...deps }: SimulatorDeps) {
  const telephone = createTelephone({ emulator, base: '/phone', pavelNumbers, isOwn: false, clock, inbox })
  const limitBody = bodyLimit({ maxSize: 100 * 1024 })
  return {
    ...telephones({ ...deps, telephoneOf: () => telephone }),
    messages,
    session: [limitBody, reachSession] as const,
    faults: [limitBody, setFaults] as const,
  }

  function messages(c: Context) {
    if (!inbox) return c.notFound()
    return c.html(html`<!doctype html>${<MessagesPage messages={messagesIn(inbox)} texts={deps.texts} />}`)
  }

  async function reachSession(c: Context) {
    const { path, method } = c.req
    const reply = await emulator.request({ path, method, headers: c.req.header(), body: await c.req.text() })
    return new Response(reply?.body, { status: reply?.status ?? 504 })
  }

  async function setFaults(c: Context) {
    const { texts } = deps
    const parsed = v.safeParse(Faults, await readForm(c))
    if (parsed.success) Object.assign(emulator.faults, parsed.output)
    const refusal = parsed.success ? null : texts.refusals.badLine
    return c.html(<BadLine faults={emulator.faults} refusal={refusal} texts={texts} />, refusal ? 422 : 200)
  }
}
