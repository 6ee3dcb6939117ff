import { Counter, Histogram, type Registry } from 'prom-client'
import type { MetricUpdates } from './metrics.ts'

type Counted =
  | 'server ready'
  | 'server stopping'
  | 'limit hit'
  | 'people erased'
  | 'database lost'
  | 'database back'
  | 'bus lost'
  | 'bus back'

const ignore = () => {}

/** Registers the metrics of the server itself: refusals, failures and outages. Returns what updates them. */
export function serverMetrics(
  registry: Registry,
): MetricUpdates<Counted> & { countFailure(kind: 'unexpected' | 'no database'): void } {
  const registers = [registry]
  const limits = new Counter({
    name: 'pavel_limits_hit_total',
    help: 'Requests that were refused, by the limit that they exceeded.',
    labelNames: ['limit'],
    registers,
  })
  const erased = new Counter({
    name: 'pavel_people_erased_total',
    help: 'People whose data this server has erased.',
    registers,
  })
  const outages = new Counter({
    name: 'pavel_outages_total',
    help: 'Outages that this server has noticed, by part.',
    labelNames: ['part'],
    registers,
  })
  const failures = new Counter({
    name: 'pavel_failures_total',
    help: 'Requests and tasks that failed: unexpectedly, or because the database was unreachable.',
    labelNames: ['kind'],
    registers,
  })
  failures.inc({ kind: 'unexpected' }, 0)
  return {
    'server ready': ignore,
    'server stopping': ignore,
    'limit hit': ({ limit }) => limits.inc({ limit }),
    'people erased': ({ people }) => erased.inc(people),
    'database lost': () => outages.inc({ part: 'database' }),
    'database back': ignore,
    'bus lost': () => outages.inc({ part: 'bus' }),
    'bus back': ignore,
    countFailure: (kind) => failures.inc({ kind }),
  }
}

/** Registers the metrics of the visitors' sockets, counted since this server started. Returns what updates them. */
export function socketMetrics(registry: Registry): MetricUpdates<'socket opened' | 'socket closed' | 'visitor shown'> {
  const registers = [registry]
  const opened = new Counter({
    name: 'pavel_sockets_opened_total',
    help: 'Sockets opened, by kind: the first one of a page, or a reconnect.',
    labelNames: ['kind'],
    registers,
  })
  const closed = new Counter({
    name: 'pavel_sockets_closed_total',
    help: 'Sockets that the server closed, by close code.',
    labelNames: ['code'],
    registers,
  })
  const shown = new Histogram({
    name: 'pavel_visitor_shown_duration_seconds',
    help: 'From a change in a conversation, or the opening of a socket, to the frame being sent.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  return {
    'socket opened': ({ isReturn }) => opened.inc({ kind: isReturn ? 'return' : 'first' }),
    'socket closed': ({ code }) => closed.inc({ code }),
    'visitor shown': ({ ms }) => shown.observe(ms / 1000),
  }
}
