import { Counter, Histogram, type Registry } from 'prom-client'
import type { Counting } from './metrics.ts'

type Counted =
  | 'server ready'
  | 'server stopping'
  | 'limit hit'
  | 'people erased'
  | 'database lost'
  | 'database back'
  | 'bus lost'
  | 'bus back'

const nothing = () => {}

/** The server itself: what it refused, what failed, what was away. */
export function serverMetrics(
  registry: Registry,
): Counting<Counted> & { countFailure(kind: 'unexpected' | 'no database'): void } {
  const registers = [registry]
  const limits = new Counter({
    name: 'pavel_limits_hit_total',
    help: 'Refusals by the limit that was reached.',
    labelNames: ['limit'],
    registers,
  })
  const erased = new Counter({
    name: 'pavel_people_erased_total',
    help: 'People whose traces this server has erased.',
    registers,
  })
  const outages = new Counter({
    name: 'pavel_outages_total',
    help: 'How often a part was found to be away.',
    labelNames: ['part'],
    registers,
  })
  const failures = new Counter({
    name: 'pavel_failures_total',
    help: 'Requests and tasks that failed: unexpectedly, or because the database was away.',
    labelNames: ['kind'],
    registers,
  })
  failures.inc({ kind: 'unexpected' }, 0)
  return {
    'server ready': nothing,
    'server stopping': nothing,
    'limit hit': ({ limit }) => limits.inc({ limit }),
    'people erased': ({ people }) => erased.inc(people),
    'database lost': () => outages.inc({ part: 'database' }),
    'database back': nothing,
    'bus lost': () => outages.inc({ part: 'bus' }),
    'bus back': nothing,
    countFailure: (kind) => failures.inc({ kind }),
  }
}

/** The visitors' sockets, since this server started. */
export function socketMetrics(registry: Registry): Counting<'socket opened' | 'socket closed' | 'visitor shown'> {
  const registers = [registry]
  const opened = new Counter({
    name: 'pavel_sockets_opened_total',
    help: 'Sockets by kind: the first of a page, or its return after a drop.',
    labelNames: ['kind'],
    registers,
  })
  const closed = new Counter({
    name: 'pavel_sockets_closed_total',
    help: 'Sockets that the server closed, by the code.',
    labelNames: ['code'],
    registers,
  })
  const shown = new Histogram({
    name: 'pavel_visitor_shown_duration_seconds',
    help: 'From a change in a conversation, or the opening of a socket, to the socket having it.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  })
  return {
    'socket opened': ({ isReturn }) => opened.inc({ kind: isReturn ? 'return' : 'first' }),
    'socket closed': ({ code }) => closed.inc({ code }),
    'visitor shown': ({ ms }) => shown.observe(ms / 1000),
  }
}
