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
  const falseStops = new Counter({
    name: 'pavel_false_stops_total',
    help: 'Times that Pavel fell silent because of what he heard, and said the same again because nothing came of it.',
    registers,
  })
  const echoes = new Counter({
    name: 'pavel_echoes_total',
    help: 'Times that his own words came back from a line, and were taken for nothing.',
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
    'call ended': ({ direction, by, seconds: lasted, interruptions = nothingHeard }) => {
      ended.inc({ direction, by: by ?? 'unknown' })
      falseStops.inc(interruptions.saidAgain)
      echoes.inc(interruptions.echoes)
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

const nothingHeard = { saidAgain: 0, echoes: 0 }
