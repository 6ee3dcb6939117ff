import {
  configureSync,
  getAnsiColorFormatter,
  getJsonLinesFormatter,
  getLogger,
  getTextFormatter,
  type LogLevel,
  type LogRecord,
} from '@logtape/logtape'
import { AsyncLocalStorage } from 'node:async_hooks'
import { hostname } from 'node:os'
import process from 'node:process'
import { inspect } from 'node:util'
import type { Point } from '../rules/go-live/go-live.ts'
import { withoutNumbers } from '../rules/phone-number/phone-number.ts'
import { describeFailure } from '../store/store.ts'
import { destinationOf, type TelemetryEvent } from './telemetry.ts'

/** The ids that a log entry carries. */
export type LogContext = { call?: string; visit?: number; event?: string; seq?: number }

export type LogOptions = { format: 'json' | 'text'; level: LogLevel; isColoured: boolean }

const storage = new AsyncLocalStorage<LogContext & Record<string, unknown>>()

/** Configures this process to log to its standard output. Nothing is logged before this call. */
export function configureLogging({ format, level, isColoured }: LogOptions): void {
  const server = `${hostname()}-${process.pid}`
  const formatEntry = format === 'json' ? jsonFormatter(server) : textFormatter(isColoured)
  const write = (record: LogRecord) => console.log(formatEntry(record))
  configureSync({
    sinks: { output: write },
    loggers: [
      { category: 'pavel', sinks: ['output'], lowestLevel: level },
      { category: ['logtape', 'meta'], sinks: ['output'], lowestLevel: 'error' },
    ],
    contextLocalStorage: storage,
    reset: true,
  })
}

/**
 * Runs one request or task with a log context of its own: every entry logged during it carries `context` and what `addLogContext`
 * adds.
 */
export function withLogContext<Result>(act: () => Result, context: LogContext = {}): Result {
  return storage.run({ ...context }, act)
}

/** Returns the log context of the present request or task, for what comes of it later. */
export function currentLogContext(): LogContext {
  return storage.getStore() ?? {}
}

/** Adds ids to the log context of the present request or task. Does nothing outside of one. */
export function addLogContext(context: LogContext): void {
  Object.assign(storage.getStore() ?? {}, context)
}

/** Logs a telemetry event at the level of its type, with milliseconds rounded. */
export function logTelemetry(event: TelemetryEvent): void {
  const { category, level } = destinationOf(event)
  const { type, ...properties } = event
  const rounded = 'ms' in properties ? { ...properties, ms: Math.round(properties.ms) } : properties
  getLogger(['pavel', category])[level](type, rounded)
}

/** Logs the list of what is ready before people come, as one entry. */
export function logGoLive(points: readonly Point[]): void {
  const idsOf = (state: Point['state']) => points.filter((point) => point.state === state).map(({ id }) => id)
  const [misleading, missing, optional, ready] = [idsOf('misleading'), idsOf('missing'), idsOf('optional'), idsOf('ready')]
  const found = Object.fromEntries(points.map((point) => [point.id, point.found]))
  const level = misleading.length > 0 ? 'warning' : 'info'
  getLogger(['pavel', 'operator'])[level]('go-live list', { misleading, missing, optional, ready, found })
}

/** Logs an unexpected error, without anything private. */
export function logFailure(error: unknown): void {
  getLogger(['pavel', 'server']).error('something failed', { failure: describeFailure(error) })
}

/** Logs a sentence about something that only an operator can fix. Telephone numbers in it are masked. */
export function logWarning(sentence: string): void {
  getLogger(['pavel', 'operator']).warning(withoutNumbers(sentence).replace(/[{}]/g, '$&$&'))
}

type Formatter = (record: LogRecord) => string

/** Returns a formatter that writes each entry as one JSON object, with `server` to tell the entries of several servers apart. */
function jsonFormatter(server: string): Formatter {
  const format = getJsonLinesFormatter({ properties: 'flatten' })
  return (record) => format({ ...record, properties: { ...record.properties, server } }).trimEnd()
}

/** Returns a formatter for people at a terminal: `14:03:21 INF voice: call begun call=… direction=inbound`. */
function textFormatter(isColoured: boolean): Formatter {
  const style = { timestamp: inLocalTime, category: ([, ...category]: readonly string[]) => category.join('.') }
  const format = isColoured ? getAnsiColorFormatter(style) : getTextFormatter(style)
  return (record) => format(record).trimEnd() + propertiesOf(record)
}

function inLocalTime(at: number): string {
  return new Date(at).toTimeString().slice(0, 8)
}

/** Puts a failure last and on lines of its own, because its stack has several. */
function propertiesOf({ properties: { failure, ...others } }: LogRecord): string {
  const present = Object.entries(others).filter(([, value]) => value !== undefined && value !== null)
  const properties = present.map(([name, value]) => ` ${name}=${textOf(value)}`).join('')
  return failure === undefined ? properties : `${properties}\n${textOf(failure)}`
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : inspect(value))
