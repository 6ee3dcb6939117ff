import { createMiddleware } from 'hono/factory'
import type { VoiceEvent } from '../../scenario/protocol.ts'
import type { Fact } from '../facts.ts'

/** Records each answer of the door, and how long it took; the route says which event it was, once it knows. */
export function answered(record: (fact: Fact) => void) {
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
