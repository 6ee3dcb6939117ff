import type { LogLevel } from '@logtape/logtape'
import type { TelemetryEvent, TelemetryType } from './telemetry.ts'

type Destination = { category: string; level: LogLevel }

/**
 * The logger and the level of each telemetry event. At the usual level a game logs only a handful of entries; `debug` shows every
 * event of a call.
 */
const destinations: {
  [T in TelemetryType]: [category: string, level: LogLevel | ((event: Extract<TelemetryEvent, { type: T }>) => LogLevel)]
} = {
  'server ready': ['server', 'info'],
  'server stopping': ['server', 'info'],
  'visit opened': ['visitor', 'info'],
  'call begun': ['voice', 'info'],
  'call ended': ['voice', 'info'],
  'game begun': ['game', 'info'],
  'game finished': ['game', 'info'],
  'event answered': ['voice', ({ status }) => (status === 200 ? 'debug' : warningOncePerMinute(`event answered ${status}`))],
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
  'limit hit': ['server', ({ limit }) => warningOncePerMinute(`limit hit ${limit}`)],
  'people erased': ['privacy', 'info'],
  'database lost': ['server', 'error'],
  'database back': ['server', 'info'],
  'bus lost': ['server', 'error'],
  'bus back': ['server', 'info'],
}

const isFirst = oncePerMinute()

/**
 * Strangers can cause these events as often as they like, and must not be able to flood the log. The metrics count all of them.
 */
function warningOncePerMinute(kind: string): LogLevel {
  return isFirst(kind) ? 'warning' : 'debug'
}

/** Returns the logger's category and the level at which to log this event. */
export function destinationOf<T extends TelemetryType>(event: Extract<TelemetryEvent, { type: T }>): Destination {
  const [category, level] = destinations[event.type as T]
  return { category, level: typeof level === 'function' ? level(event) : level }
}

const minuteMs = 60_000

/** Returns a function that says whether an event is the first of its kind within a minute. `now` returns milliseconds. */
export function oncePerMinute(now: () => number = performance.now.bind(performance)): (kind: string) => boolean {
  const lastAt = new Map<string, number>()
  return (kind) => {
    const at = now()
    if (at - (lastAt.get(kind) ?? -Infinity) < minuteMs) return false
    lastAt.set(kind, at)
    return true
  }
}
