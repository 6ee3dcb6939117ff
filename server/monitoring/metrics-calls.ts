import { Counter, Histogram, type Registry } from 'prom-client'
import type { MetricUpdates } from './metrics.ts'

type GameCounted = 'visit opened' | 'game begun' | 'game finished' | 'attempt given back' | 'unusual rate'

/** Registers the metrics of visits and games, counted since this server started. Returns what updates them. */
export function gameMetrics(registry: Registry): MetricUpdates<GameCounted> {
  const registers = [registry]
  const opened = new Counter({
    name: 'pavel_visits_opened_total',
    help: 'Visits that were opened by entering a number.',
    registers,
  })
  const begun = new Counter({ name: 'pavel_games_begun_total', help: 'Games that began with an answered call.', registers })
  const finished = new Counter({
    name: 'pavel_games_finished_total',
    help: 'Games that ended, by the tier won; “for fun” without a prize.',
    labelNames: ['tier'],
    registers,
  })
  const codeless = new Counter({
    name: 'pavel_games_without_code_total',
    help: 'Games that won a prize when no code was left for it.',
    registers,
  })
  const givenBack = new Counter({
    name: 'pavel_attempts_given_back_total',
    help: 'Attempts that the operator gave back, by reason.',
    labelNames: ['reason'],
    registers,
  })
  const unusual = new Counter({
    name: 'pavel_unusual_rates_total',
    help: 'How often a rate of the last hour has risen above the usual, as noticed by this server.',
    labelNames: ['rate'],
    registers,
  })
  return {
    'visit opened': () => opened.inc(),
    'game begun': () => begun.inc(),
    'game finished': ({ tierId, hasCode }) => {
      finished.inc({ tier: tierId ?? 'for fun' })
      if (!hasCode && tierId !== null) codeless.inc()
    },
    'attempt given back': ({ reason }) => givenBack.inc({ reason }),
    'unusual rate': ({ rate }) => unusual.inc({ rate }),
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
  | 'ceiling reached'
  | 'message sent'
  | 'message failed'

/**
 * Registers the metrics of calls, pushed turns, callbacks and messages, counted since this server started. Returns what updates
 * them.
 */
export function callMetrics(registry: Registry): MetricUpdates<Counted> {
  const registers = [registry]
  const begun = new Counter({
    name: 'pavel_calls_begun_total',
    help: 'Calls that began.',
    labelNames: ['direction'],
    registers,
  })
  const ended = new Counter({
    name: 'pavel_calls_ended_total',
    help: 'Calls that ended, by the side that hung up.',
    labelNames: ['direction', 'by'],
    registers,
  })
  const seconds = new Histogram({
    name: 'pavel_call_duration_seconds',
    help: 'Duration of the calls that were answered.',
    buckets: [10, 30, 60, 120, 180, 300, 600],
    registers,
  })
  const pushed = new Counter({ name: 'pavel_turns_pushed_total', help: 'Turns that were pushed to live calls.', registers })
  const unacknowledged = new Counter({
    name: 'pavel_pushes_unacknowledged_total',
    help: 'Turns pushed to live calls that did not start there within three seconds.',
    registers,
  })
  const requested = new Counter({
    name: 'pavel_callbacks_requested_total',
    help: 'Callbacks that visitors requested.',
    registers,
  })
  const ordered = new Counter({
    name: 'pavel_callbacks_ordered_total',
    help: 'Callbacks that were ordered from the telephony provider.',
    registers,
  })
  const outcomes = new Counter({
    name: 'pavel_callbacks_ended_total',
    help: 'Callbacks that ended, by outcome.',
    labelNames: ['outcome'],
    registers,
  })
  const ceilings = new Counter({
    name: 'pavel_ceilings_reached_total',
    help: 'Calls and messages that a ceiling stood in the way of, by ceiling.',
    labelNames: ['ceiling'],
    registers,
  })
  const messages = new Counter({
    name: 'pavel_messages_total',
    help: 'Messages with codes, by outcome.',
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
    'ceiling reached': ({ ceiling }) => ceilings.inc({ ceiling }),
    'message sent': () => messages.inc({ outcome: 'sent' }),
    'message failed': () => messages.inc({ outcome: 'failed' }),
  }
}

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
    help: 'From the end of what a caller said to the start of the reply, as reported by the scenario.',
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
