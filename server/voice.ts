import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Webhook } from 'standardwebhooks'
import * as v from 'valibot'
import type { Turn, VoiceEvent } from '../scenario/protocol.ts'
import { EventRefused, UnknownCall } from './game.ts'
import { Event } from './voice/event.ts'
import { asciiJson } from './voice/json.ts'

type Deps = { secret: string; receive(event: VoiceEvent): Promise<Turn> }

type Refusal = { field: string; expected: string }

const limit = 20 * 1024
const unsigned = { field: 'webhook-signature', expected: 'a signature of this body, at most 5 minutes old' }
const json = { 'Content-Type': 'application/json' }

/**
 * The voice door: `POST /events` takes what the scenario reports (scenario/protocol.ts), signed per Standard Webhooks, and
 * answers with Pavel's next turn. Refused: 413 over 20 kB, 401 wrong, old or missing signature, 400 not JSON, 404 unknown
 * call, 422 a field that is not what it should be; each as `{ "error": { "field", "expected" } }`.
 */
export function voice({ secret, receive }: Deps) {
  const webhook = new Webhook(secret)
  const tooLarge = () => refuse(413, { field: 'body', expected: 'at most 20 kB' })

  return new Hono().post('/events', bodyLimit({ maxSize: limit, onError: tooLarge }), async (c) => {
    const body = await c.req.text()
    if (!isSigned(webhook, body, c.req.header())) return refuse(401, unsigned)
    const event = parse(body)
    if ('error' in event) return refuse(event.status, event.error)
    try {
      return new Response(asciiJson(await receive(event)), { headers: json })
    } catch (error) {
      if (error instanceof UnknownCall) return refuse(404, { field: 'call', expected: 'a call that began with call.started' })
      if (error instanceof EventRefused) return refuse(422, error)
      throw error
    }
  })
}

function isSigned(webhook: Webhook, body: string, headers: Record<string, string>): boolean {
  try {
    webhook.verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
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
