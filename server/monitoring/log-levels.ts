import type { LogLevel } from '@logtape/logtape'
import type { TelemetryEvent, TelemetryType } from './telemetry.ts'

type Place = { category: string; level: LogLevel }

/** Where each fact is written down, and how loudly: a game takes a handful of lines, and whoever wants each event asks for `debug`. */
const places: {
  [T in TelemetryType]: [category: string, level: LogLevel | ((fact: Extract<TelemetryEvent, { type: T }>) => LogLevel)]
} = {
  'server ready': ['server', 'info'],
  'server stopping': ['server', 'info'],
  'visit opened': ['visitor', 'info'],
  'call begun': ['voice', 'info'],
  'call ended': ['voice', 'info'],
  'game begun': ['game', 'info'],
  'game finished': ['game', 'info'],
  'event answered': ['voice', ({ status }) => (status === 200 ? 'debug' : loudAtFirst(`event answered ${status}`))],
  'delivery reported': ['voice', 'debug'],
  'turn pushed': ['voice', 'debug'],
  'push unacknowledged': ['voice', 'warning'],
  'callback requested': ['callback', 'info'],
  'callback ordered': ['callback', 'info'],
  'callback ended': ['callback', 'info'],
  'message sent': ['message', 'info'],
  'message failed': ['message', 'warning'],
  'socket opened': ['visitor', 'debug'],
  'socket closed': ['visitor', 'debug'],
  'visitor shown': ['visitor', 'debug'],
  'limit hit': ['server', ({ limit }) => loudAtFirst(`limit hit ${limit}`)],
  'people erased': ['privacy', 'info'],
  'database lost': ['server', 'error'],
  'database back': ['server', 'info'],
  'bus lost': ['server', 'error'],
  'bus back': ['server', 'info'],
}

const isFirst = oncePerMinute()

/** What strangers can cause as often as they like must not fill the log: the figures have all of it. */
function loudAtFirst(kind: string): LogLevel {
  return isFirst(kind) ? 'warning' : 'debug'
}

export function placeOf<T extends TelemetryType>(fact: Extract<TelemetryEvent, { type: T }>): Place {
  const [category, level] = places[fact.type as T]
  return { category, level: typeof level === 'function' ? level(fact) : level }
}

const minute = 60_000

/** Tells of each kind whether it is the first in a minute. */
export function oncePerMinute(now: () => number = performance.now.bind(performance)): (kind: string) => boolean {
  const lastAt = new Map<string, number>()
  return (kind) => {
    const at = now()
    if (at - (lastAt.get(kind) ?? -Infinity) < minute) return false
    lastAt.set(kind, at)
    return true
  }
}
