import { AsyncLocalStorage } from 'node:async_hooks'
import { hostname } from 'node:os'
import process from 'node:process'
import { configureSync, getLogger, type LogLevel, type LogRecord } from '@logtape/logtape'
import { describeFailure } from './database/failure.ts'
import type { Fact } from './facts.ts'
import { jsonLine, textLine } from './log/formats.ts'
import { placeOf } from './log/places.ts'
import { withoutNumbers } from './number.ts'

/** What a line belongs to. */
export type Ids = { call?: string; visit?: number; event?: string; seq?: number }

export type LogOptions = { format: 'json' | 'text'; level: LogLevel; isColoured: boolean }

const ids = new AsyncLocalStorage<Ids & Record<string, unknown>>()

/** Sets up the log of this process, on its standard output; until then nothing is written. */
export function keepLog({ format, level, isColoured }: LogOptions): void {
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

/** One request or task: every line that is written during it carries what `know` is told meanwhile. */
export function following<Result>(act: () => Result, known: Ids = {}): Result {
  return ids.run({ ...known }, act)
}

/** Gives the way to go on later, from wherever that is, as if it were still in this request. */
export function sameRequest(): <Result>(act: () => Result) => Result {
  const known = ids.getStore()
  return (act) => (known ? ids.run(known, act) : act())
}

export function know(known: Ids): void {
  Object.assign(ids.getStore() ?? {}, known)
}

export function writeDown(fact: Fact): void {
  const { category, level } = placeOf(fact)
  const { type, ...properties } = fact
  const rounded = 'ms' in properties ? { ...properties, ms: Math.round(properties.ms) } : properties
  getLogger(['pavel', category])[level](type, rounded)
}

/** Something unexpected, told without anything private. */
export function writeFailure(error: unknown): void {
  getLogger(['pavel', 'server']).error('something failed', { failure: describeFailure(error) })
}

/** A sentence about something that only an operator can put right. */
export function writeWarning(sentence: string): void {
  getLogger(['pavel', 'operator']).warning(withoutNumbers(sentence).replace(/[{}]/g, '$&$&'))
}
