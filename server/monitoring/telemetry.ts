import type { LogLevel } from '@logtape/logtape'
import type { HungUpBy, Interruptions, VoiceEvent } from '../../scenario/protocol.ts'
import type { CallbackOutcome, Ceiling, DeedReason } from '../game/game.ts'
import type { Rates } from '../rules/quiz/quiz.ts'

/**
 * What operators can observe: each event is counted (metrics.ts) and logged (log.ts). An event holds ids, outcomes and figures,
 * but never a telephone number in full, what somebody said, a token, a code or an address.
 */
export type TelemetryEvent =
  | { type: 'server ready'; url: string }
  | { type: 'server stopping' }
  | { type: 'visit opened'; visit: number }
  | { type: 'call begun'; call: string; direction: 'inbound' | 'outbound' }
  | {
      type: 'call ended'
      call: string
      visit: number | null
      direction: 'inbound' | 'outbound'
      seconds: number
      by: HungUpBy | null
      interruptions?: Interruptions | undefined
    }
  | { type: 'game begun'; call: string; visit: number }
  | {
      type: 'game finished'
      call: string
      visit: number
      points: number
      /** null: played for fun */ tierId: string | null
      hasCode: boolean
    }
  /** `number` is masked, null when it has been erased */
  | { type: 'attempt given back'; visit: number; number: string | null; reason: DeedReason }
  /** In the last hour there was more of this than is usual (server/rules/quiz/unusual.ts). */
  | { type: 'unusual rate'; rate: keyof Rates; count: number; usual: number }
  /** The voice door has answered an event of a call, or a request that claimed to be one. */
  | { type: 'event answered'; call?: string; seq?: number; event: VoiceEvent['type'] | 'none'; status: number; ms: number }
  /**
   * The scenario reports how the delivery of an earlier event went; `of` is that event's `seq`. `replyMs` counts from the end of
   * the caller's speech to the start of the reply.
   */
  | { type: 'delivery reported'; call: string; of: number; tries: number; lost: number; replyMs?: number | undefined }
  /** A caller talked over Pavel, who fell silent: `piece` is the index of what was cut off. */
  | { type: 'pavel interrupted'; call: string; turn: number; piece: number }
  /** Words went on after an answer had been judged by their beginning, and took its place. */
  | { type: 'answer corrected'; call: string; turn: number }
  | { type: 'turn pushed'; call: string; turn: number }
  | { type: 'push unacknowledged'; call: string; turn: number; pushes: number }
  | { type: 'callback requested'; call: string; visit: number }
  | { type: 'callback ordered'; call: string; visit: number }
  | { type: 'callback ended'; call: string; visit: number; outcome: CallbackOutcome }
  /** A ceiling stood in the way of a call or a message. */
  | { type: 'ceiling reached'; ceiling: Ceiling }
  | { type: 'message sent'; visit: number }
  | { type: 'message failed'; visit: number }
  /** `isReturn`: the same page had a socket before, here or on another server. */
  | { type: 'socket opened'; visit: number; isReturn: boolean }
  /** The server closed a socket, for the reason that the close code stands for. */
  | { type: 'socket closed'; code: number }
  /** A change reached the visitor's socket; `ms` counts from when this server learned of it. */
  | { type: 'visitor shown'; visit: number; ms: number }
  /** `limit` names the limit. Who exceeded it is recorded nowhere. */
  | { type: 'limit hit'; limit: string }
  | { type: 'people erased'; people: number }
  | { type: 'database lost' }
  | { type: 'database back' }
  | { type: 'bus lost' }
  | { type: 'bus back' }

export type TelemetryType = TelemetryEvent['type']

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
  'attempt given back': ['game', 'info'],
  'unusual rate': ['game', 'warning'],
  'event answered': ['voice', ({ status }) => (status === 200 ? 'debug' : warningOncePerMinute(`event answered ${status}`))],
  'delivery reported': ['voice', 'debug'],
  'pavel interrupted': ['voice', 'debug'],
  'answer corrected': ['voice', 'debug'],
  'turn pushed': ['voice', 'debug'],
  'push unacknowledged': ['voice', 'warning'],
  'callback requested': ['callback', 'info'],
  'callback ordered': ['callback', 'info'],
  'callback ended': ['callback', 'info'],
  'ceiling reached': ['operator', ({ ceiling }) => warningOncePerMinute(`ceiling reached ${ceiling}`)],
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
