import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import type { Turn, VoiceEvent } from '../../../scenario/protocol.ts'
import { asciiJson } from '../../../scenario/wire.ts'
import { DeliveryReused, EventRefused, UnknownCall } from '../../game/game.ts'
import type { Limits } from '../../http/http.ts'
import { addLogContext, type TelemetryEvent } from '../../monitoring/monitoring.ts'
import { verifierOf } from './delivery.ts'
import { Event } from './event.ts'

export { Event } from './event.ts'

type Deps = {
  limits: Limits
  /** the current one first; what is signed with any of them is taken */
  secrets: readonly string[]
  /** `delivery` is the id that the event was signed with */
  receive(event: VoiceEvent, delivery: string): Promise<Turn>
  record(fact: TelemetryEvent): void
}

type Refusal = { field: string; expected: string }

const limit = 20 * 1024
const unsigned = { field: 'webhook-signature', expected: 'a signature of this body, at most 5 minutes old' }
const reused = { field: 'webhook-id', expected: 'an id that has not been that of another event' }
const runsWild = { field: 'seq', expected: 'less of them in a minute: no call has that much to report' }
const json = { 'Content-Type': 'application/json' }

/**
 * The voice door: `POST /events` takes what the scenario reports (scenario/protocol.ts), signed per Standard Webhooks (the
 * digest in base64 or hexadecimal), and answers with Pavel's next turn. Refused: 413 over 20 kB, 401 wrong, old or missing
 * signature, or an id that stood for another event, 400 not JSON, 404 unknown call, 422 a field that is not what it should be,
 * 429 a call that reports without end; each as `{ "error": { "field", "expected" } }`.
 */
export function voice({ secrets, limits, receive, record }: Deps) {
  const verify = verifierOf(secrets)
  const tooLarge = () => refuse(413, { field: 'body', expected: 'at most 20 kB' })

  return new Hono().post('/events', answered(record), bodyLimit({ maxSize: limit, onError: tooLarge }), async (c) => {
    const body = await c.req.text()
    const delivery = verify(body, c.req.header())
    if (delivery === null) return refuse(401, unsigned)
    const event = parse(body)
    if ('error' in event) return refuse(event.status, event.error)
    c.set('event', event)
    addLogContext({ call: event.call, event: event.type, seq: event.seq })
    if (await limits.count('events', { call: event.call })) return refuse(429, runsWild)
    try {
      return new Response(asciiJson(await receive(event, delivery)), { headers: json })
    } catch (error) {
      if (error instanceof DeliveryReused) return refuse(401, reused)
      if (error instanceof UnknownCall) return refuse(404, { field: 'call', expected: 'a call that began with call.started' })
      if (error instanceof EventRefused) return refuse(422, error)
      throw error
    }
  })
}

function parse(body: string): VoiceEvent | { status: 400 | 422; error: Refusal } {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return { status: 400, error: { field: 'body', expected: 'JSON' } }
  }
  const parsed = v.safeParse(Event, value)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  return { status: 422, error: { field: v.getDotPath(issue) ?? 'body', expected: issue.expected ?? issue.message } }
}

function refuse(status: number, { field, expected }: Refusal): Response {
  return new Response(asciiJson({ error: { field, expected } }), { status, headers: json })
}

/** Records each answer of the door, and how long it took; the route says which event it was, once it knows. */
export function answered(record: (fact: TelemetryEvent) => void) {
  return createMiddleware<{ Variables: { event?: VoiceEvent } }>(async (c, next) => {
    const startedAt = performance.now()
    await next()
    const { status } = c.res
    const ms = performance.now() - startedAt
    const event = c.get('event')
    record(
      event
        ? { type: 'event answered', call: event.call, seq: event.seq, event: event.type, status, ms }
        : { type: 'event answered', event: 'none', status, ms },
    )
  })
}
