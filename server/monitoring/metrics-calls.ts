import { Counter, Histogram, type Registry } from 'prom-client'
import type { Counting } from './metrics.ts'

/** Visits and games, since this server started. */
export function gameMetrics(registry: Registry): Counting<'visit opened' | 'game begun' | 'game finished'> {
  const registers = [registry]
  const opened = new Counter({ name: 'pavel_visits_opened_total', help: 'Browsers that left a number.', registers })
  const begun = new Counter({ name: 'pavel_games_begun_total', help: 'Games that have begun with an answered call.', registers })
  const finished = new Counter({
    name: 'pavel_games_finished_total',
    help: 'Games that are over, by the discount won, in per cent.',
    labelNames: ['discount'],
    registers,
  })
  const codeless = new Counter({
    name: 'pavel_games_without_code_total',
    help: 'Games that won a prize when no code was left for it.',
    registers,
  })
  return {
    'visit opened': () => opened.inc(),
    'game begun': () => begun.inc(),
    'game finished': ({ discount, hasCode }) => {
      finished.inc({ discount })
      if (!hasCode) codeless.inc()
    },
  }
}

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

/** What calls report, how fast it is answered, and what it went through on its way, since this server started. */
export function voiceMetrics(registry: Registry): Counting<'event answered' | 'delivery reported'> {
  const registers = [registry]
  const events = new Counter({
    name: 'pavel_voice_events_total',
    help: 'Events of calls by their type and the status of the answer; "none" where it was refused unread.',
    labelNames: ['event', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'pavel_voice_event_duration_seconds',
    help: 'From an event of a call to its answer.',
    labelNames: ['event'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const retries = new Counter({
    name: 'pavel_voice_retries_total',
    help: 'Events that the scenario sent again, as it tells.',
    registers,
  })
  const lost = new Counter({
    name: 'pavel_voice_requests_lost_total',
    help: 'Requests of the scenario that got no answer at all, as it tells.',
    registers,
  })
  const reply = new Histogram({
    name: 'pavel_reply_duration_seconds',
    help: 'From the end of what a caller said to the beginning of the reply, as the scenario tells.',
    buckets: [0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5],
    registers,
  })
  return {
    'event answered': ({ event, status, ms }) => {
      events.inc({ event, status })
      seconds.observe({ event }, ms / 1000)
    },
    'delivery reported': ({ tries, lost: unanswered, replyMs }) => {
      retries.inc(Math.max(0, tries - 1))
      lost.inc(unanswered)
      if (replyMs !== undefined) reply.observe(replyMs / 1000)
    },
  }
}
