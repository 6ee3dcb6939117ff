import { Counter, Histogram, type Registry } from 'prom-client'
import type { Counting } from './counted.ts'

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
