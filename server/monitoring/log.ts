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
import { withoutNumbers } from '../rules/number/number.ts'
import { describeFailure } from '../store/store.ts'
import { placeOf } from './log-levels.ts'
import type { TelemetryEvent } from './telemetry.ts'

/** What a line belongs to. */
export type Ids = { call?: string; visit?: number; event?: string; seq?: number }

export type LogOptions = { format: 'json' | 'text'; level: LogLevel; isColoured: boolean }

const ids = new AsyncLocalStorage<Ids & Record<string, unknown>>()

/** Sets up the log of this process, on its standard output; until then nothing is written. */
export function configureLogging({ format, level, isColoured }: LogOptions): void {
  const server = `${hostname()}-${process.pid}`
  const line = format === 'json' ? jsonLine(server) : textLine(isColoured)
  const write = (record: LogRecord) => console.log(line(record))
  configureSync({
    sinks: { output: write },
    loggers: [
      { category: 'pavel', sinks: ['output'], lowestLevel: level },
      { category: ['logtape', 'meta'], sinks: ['output'], lowestLevel: 'error' },
    ],
    contextLocalStorage: ids,
    reset: true,
  })
}

/** One request or task: every line that is written during it carries what `addLogContext` is told meanwhile. */
export function withLogContext<Result>(act: () => Result, known: Ids = {}): Result {
  return ids.run({ ...known }, act)
}

/** Gives the way to go on later, from wherever that is, as if it were still in this request. */
export function bindLogContext(): <Result>(act: () => Result) => Result {
  const known = ids.getStore()
  return (act) => (known ? ids.run(known, act) : act())
}

export function addLogContext(known: Ids): void {
  Object.assign(ids.getStore() ?? {}, known)
}

export function logTelemetry(fact: TelemetryEvent): void {
  const { category, level } = placeOf(fact)
  const { type, ...properties } = fact
  const rounded = 'ms' in properties ? { ...properties, ms: Math.round(properties.ms) } : properties
  getLogger(['pavel', category])[level](type, rounded)
}

/** Something unexpected, told without anything private. */
export function logFailure(error: unknown): void {
  getLogger(['pavel', 'server']).error('something failed', { failure: describeFailure(error) })
}

/** A sentence about something that only an operator can put right. */
export function logWarning(sentence: string): void {
  getLogger(['pavel', 'operator']).warning(withoutNumbers(sentence).replace(/[{}]/g, '$&$&'))
}

type Line = (record: LogRecord) => string

/** One JSON object a line, for machines; `server` tells the lines of several servers apart. */
export function jsonLine(server: string): Line {
  const format = getJsonLinesFormatter({ properties: 'flatten' })
  return (record) => format({ ...record, properties: { ...record.properties, server } }).trimEnd()
}

/** For people at a terminal: `14:03:21 INF voice: call begun call=… direction=inbound`. */
export function textLine(isColoured: boolean): Line {
  const style = { timestamp: inLocalTime, category: ([, ...category]: readonly string[]) => category.join('.') }
  const format = isColoured ? getAnsiColorFormatter(style) : getTextFormatter(style)
  return (record) => format(record).trimEnd() + propertiesOf(record)
}

function inLocalTime(at: number): string {
  return new Date(at).toTimeString().slice(0, 8)
}

/** What failed comes last and on lines of its own. */
function propertiesOf({ properties: { failure, ...others } }: LogRecord): string {
  const known = Object.entries(others).filter(([, value]) => value !== undefined && value !== null)
  return (
    known.map(([name, value]) => ` ${name}=${textOf(value)}`).join('') + (failure === undefined ? '' : `\n${textOf(failure)}`)
  )
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : inspect(value))
