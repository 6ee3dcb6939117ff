import { Counter, Histogram, type Registry } from 'prom-client'
import type { Counting } from './counted.ts'

type Counted =
  | 'call begun'
  | 'call ended'
  | 'turn pushed'
  | 'push unacknowledged'
  | 'callback requested'
  | 'callback ordered'
  | 'callback ended'
  | 'message sent'
  | 'message failed'

/** Calls in both directions, what was pushed to them, and messages with codes, since this server started. */
export function callMetrics(registry: Registry): Counting<Counted> {
  const registers = [registry]
  const begun = new Counter({
    name: 'pavel_calls_begun_total',
    help: 'Calls that have begun.',
    labelNames: ['direction'],
    registers,
  })
  const ended = new Counter({
    name: 'pavel_calls_ended_total',
    help: 'Calls that are over, by whose end they were ended at.',
    labelNames: ['direction', 'by'],
    registers,
  })
  const seconds = new Histogram({
    name: 'pavel_call_duration_seconds',
    help: 'How long the calls lasted that were answered.',
    buckets: [10, 30, 60, 120, 180, 300, 600],
    registers,
  })
  const pushed = new Counter({ name: 'pavel_turns_pushed_total', help: 'Turns that were posted to live calls.', registers })
  const unacknowledged = new Counter({
    name: 'pavel_pushes_unacknowledged_total',
    help: 'Turns posted to live calls that did not begin there within three seconds.',
    registers,
  })
  const requested = new Counter({ name: 'pavel_callbacks_requested_total', help: 'Visitors that asked to be called.', registers })
  const ordered = new Counter({ name: 'pavel_callbacks_ordered_total', help: 'Calls to visitors that were ordered.', registers })
  const outcomes = new Counter({
    name: 'pavel_callbacks_ended_total',
    help: 'Requests to be called, by what came of them.',
    labelNames: ['outcome'],
    registers,
  })
  const messages = new Counter({
    name: 'pavel_messages_total',
    help: 'Messages with codes, by what came of them.',
    labelNames: ['outcome'],
    registers,
  })
  return {
    'call begun': ({ direction }) => begun.inc({ direction }),
    'call ended': ({ direction, by, seconds: lasted }) => {
      ended.inc({ direction, by: by ?? 'unknown' })
      if (lasted > 0) seconds.observe(lasted)
    },
    'turn pushed': () => pushed.inc(),
    'push unacknowledged': () => unacknowledged.inc(),
    'callback requested': () => requested.inc(),
    'callback ordered': () => ordered.inc(),
    'callback ended': ({ outcome }) => outcomes.inc({ outcome }),
    'message sent': () => messages.inc({ outcome: 'sent' }),
    'message failed': () => messages.inc({ outcome: 'failed' }),
  }
}
