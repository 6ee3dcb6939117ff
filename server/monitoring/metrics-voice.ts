import { Counter, Histogram, type Registry } from 'prom-client'
import type { MetricUpdates } from './metrics.ts'

/**
 * Registers the metrics of the calls' events, their answers and their delivery, counted since this server started. Returns what
 * updates them.
 */
export function voiceMetrics(
  registry: Registry,
): MetricUpdates<'event answered' | 'delivery reported' | 'pavel interrupted' | 'answer corrected'> {
  const registers = [registry]
  const events = new Counter({
    name: 'pavel_voice_events_total',
    help: 'Events of calls, by type and by status of the answer; "none" where the event was refused unread.',
    labelNames: ['event', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'pavel_voice_event_duration_seconds',
    help: 'From receiving an event of a call to answering it.',
    labelNames: ['event'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  const retries = new Counter({
    name: 'pavel_voice_retries_total',
    help: 'Retries of events, as reported by the scenario.',
    registers,
  })
  const lost = new Counter({
    name: 'pavel_voice_requests_lost_total',
    help: 'Requests of the scenario that got no response at all, as reported by the scenario.',
    registers,
  })
  const reply = new Histogram({
    name: 'pavel_reply_duration_seconds',
    help: 'From the end of what a caller said to the first sound of the reply, as reported by the scenario.',
    buckets: [0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5],
    registers,
  })
  const interruptions = new Counter({
    name: 'pavel_interruptions_total',
    help: 'Answers and commands that callers said over Pavel, who fell silent.',
    registers,
  })
  const corrections = new Counter({
    name: 'pavel_answers_corrected_total',
    help: 'Answers that were taken from the beginning of a phrase and judged anew by the whole of it.',
    registers,
  })
  return {
    'pavel interrupted': () => interruptions.inc(),
    'answer corrected': () => corrections.inc(),
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
