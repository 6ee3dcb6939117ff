import { Counter, type Registry } from 'prom-client'
import type { Counting } from './counted.ts'

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
