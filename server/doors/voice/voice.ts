import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import { asciiJson, type Turn, type VoiceEvent } from '../../../scenario/protocol.ts'
import { DeliveryReused, EventRefused, UnknownCall } from '../../game/game.ts'
import type { Limits } from '../../http/http.ts'
import { addLogContext, oncePerMinute, type TelemetryEvent } from '../../monitoring/monitoring.ts'
import { verifierOf } from './delivery.ts'
import { Event } from './event.ts'

export { Event } from './event.ts'

type Deps = {
  limits: Limits
  /** the current secret first; events signed with any of them are accepted */
  secrets: readonly string[]
  now(): Date
  /** `delivery` is the `webhook-id` that the event was signed with */
  receive(event: VoiceEvent, delivery: string): Promise<Turn>
  record(event: TelemetryEvent): void
  /** learns the time by the scenario's clock, from every event that it has signed */
  noteTime(at: Date): void
  tellOperator(sentence: string): void
}

/** What the route leaves for `recordAnswers`. */
type Taken = { Variables: { event?: VoiceEvent } }

type Refusal = { field: string; expected: string }

export type Voice = ReturnType<typeof voice>

const longestBodyBytes = 20 * 1024
const unsigned = { field: 'webhook-signature', expected: 'a signature of this body, at most 5 minutes old' }
const idReused = { field: 'webhook-id', expected: 'an id that no other event has used' }
const tooManyEvents = { field: 'seq', expected: 'fewer events per minute: no call has that much to report' }
const jsonHeaders = { 'Content-Type': 'application/json' }

/**
 * Returns the voice door. `events` takes an event of a call (scenario/protocol.ts), signed per Standard Webhooks
 * (https://www.standardwebhooks.com) with the digest in base64 or hexadecimal, and answers with Pavel's next turn. Refusals have
 * the body `{ "error": { "field", "expected" } }` and one of these statuses:
 *
 * - 400: the body is not JSON.
 * - 401: the signature is wrong, missing or too old, or the delivery's id was used for another event.
 * - 404: the call is unknown.
 * - 413: the body is larger than 20 kB.
 * - 422: a field has an unexpected value.
 * - 429: the call sends too many events.
 */
export function voice({ secrets, now, limits, receive, record, noteTime, tellOperator }: Deps) {
  const verify = verifierOf(secrets, now)
  const isDue = oncePerMinute()
  const tooLarge = () => refuse(413, { field: 'body', expected: 'at most 20 kB' })

  return { events: [recordAnswers(record), bodyLimit({ maxSize: longestBodyBytes, onError: tooLarge }), answer] as const }

  function tellOfClock(signedAt: Date) {
    if (isDue('clock')) tellOperator(clockOff(Math.round((now().getTime() - signedAt.getTime()) / 60_000)))
  }

  async function answer(c: Context<Taken>) {
    const body = await c.req.text()
    const delivery = verify(body, c.req.header())
    if (delivery) noteTime(delivery.signedAt)
    if (delivery && !delivery.isFresh) tellOfClock(delivery.signedAt)
    if (!delivery?.isFresh) return refuse(401, unsigned)
    const event = parse(body)
    if ('error' in event) return refuse(event.status, event.error)
    c.set('event', event)
    addLogContext({ call: event.call, event: event.type, seq: event.seq })
    if (await limits.count('events', { call: event.call })) return refuse(429, tooManyEvents)
    try {
      return new Response(asciiJson(await receive(event, delivery.id)), { headers: jsonHeaders })
    } catch (error) {
      if (error instanceof DeliveryReused) return refuse(401, idReused)
      if (error instanceof UnknownCall) return refuse(404, { field: 'call', expected: 'a call that began with call.started' })
      if (error instanceof EventRefused) return refuse(422, error)
      throw error
    }
  }
}

/** A right signature with a wrong time: until a clock is put right, every call ends with an apology. */
const clockOff = (minutes: number) =>
  `an event of a call was refused: it was signed ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ago' : 'from now'} by this server's clock, and ` +
  '5 are allowed; set the clock of this machine (timedatectl set-ntp true)'

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
  return new Response(asciiJson({ error: { field, expected } }), { status, headers: jsonHeaders })
}

/**
 * Returns middleware that records each answer of this door and the milliseconds it took. The route sets `event` once it is
 * parsed.
 */
function recordAnswers(record: (event: TelemetryEvent) => void) {
  return createMiddleware<Taken>(async (c, next) => {
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
