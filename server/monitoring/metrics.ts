import { Registry } from 'prom-client'
import type { Figures } from '../conversation/conversation.ts'
import { callMetrics, gameMetrics, voiceMetrics } from './metrics-calls.ts'
import { createGauges } from './metrics-gauges.ts'
import { measureLag, measureProcess } from './metrics-process.ts'
import { serverMetrics, socketMetrics } from './metrics-server.ts'
import type { Parts } from './readiness.ts'
import type { TelemetryEvent, TelemetryType } from './telemetry.ts'

/** Where the figures come from that are looked up when somebody asks. */
export type Sources = Parts & {
  sockets(): number
  /** from the database */
  read(): Promise<Figures>
}

/** The figures of one server, in a registry of its own: several servers may live in one process. */
export type Metrics = {
  record(fact: TelemetryEvent): void
  /** something unexpected, or a database out of reach, kept a request or a task from being done */
  countFailure(kind: 'unexpected' | 'no database'): void
  looksAt(sources: Sources): void
  /** in Prometheus' text format, of the content type `contentType` */
  text(): Promise<string>
  contentType: string
  close(): void
}

const starting: Sources = {
  sockets: () => 0,
  isDatabaseUp: () => false,
  isBusUp: () => false,
  read: () => Promise.reject(new Error('not yet')),
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  let sources = starting
  const { record, countFailure } = countFacts(registry)
  const gauges = createGauges(registry, () => sources)
  const endLag = measureLag(registry)
  measureProcess(registry)
  return {
    record,
    countFailure,
    looksAt: (started) => {
      sources = started
    },
    async text() {
      await gauges.refresh()
      return registry.metrics()
    },
    contentType: registry.contentType,
    close: endLag,
  }
}

/** What each fact adds to the figures; every fact has its place, be it `nothing`. */
export type Counting<Type extends TelemetryType = TelemetryType> = {
  [T in Type]: (fact: Extract<TelemetryEvent, { type: T }>) => void
}

export function countFacts(registry: Registry) {
  const { countFailure, ...ofServer } = serverMetrics(registry)
  const counting: Counting = {
    ...gameMetrics(registry),
    ...callMetrics(registry),
    ...voiceMetrics(registry),
    ...socketMetrics(registry),
    ...ofServer,
  }
  return {
    record: <T extends TelemetryType>(fact: Extract<TelemetryEvent, { type: T }>) =>
      (counting[fact.type as T] as (fact: Extract<TelemetryEvent, { type: T }>) => void)(fact),
    countFailure,
  }
}
