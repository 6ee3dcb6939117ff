import { Counter, Histogram, type Registry } from 'prom-client'
import type { Counting } from './counted.ts'

/** What calls report, how fast it is answered, and what it went through on its way, since this server started. */
export function voiceMetrics(registry: Registry): Counting<'event answered' | 'exchange told'> {
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
    'exchange told': ({ tries, lost: unanswered, replyMs }) => {
      retries.inc(Math.max(0, tries - 1))
      lost.inc(unanswered)
      if (replyMs !== undefined) reply.observe(replyMs / 1000)
    },
  }
}
