import { Registry } from 'prom-client'
import type { Figures } from '../conversation/conversation.ts'
import type { QueueCount } from '../store/store.ts'
import { callMetrics, gameMetrics } from './metrics-calls.ts'
import { createGauges } from './metrics-gauges.ts'
import { measureEventLoopLag, measureProcess } from './metrics-process.ts'
import { serverMetrics, socketMetrics } from './metrics-server.ts'
import { voiceMetrics } from './metrics-voice.ts'
import type { Parts } from './readiness.ts'
import type { TelemetryEvent, TelemetryType } from './telemetry.ts'

/** Where the gauges take their values from when they are scraped. */
export type Sources = Parts & {
  /** how many sockets are open at this server */
  sockets(): number
  /** reads the shared values from the database */
  read(): Promise<{ campaigns: Figures[]; queue: QueueCount[] }>
}

/** The metrics of one server. Each server has its own registry, because several may run in one process, as in the tests. */
export type Metrics = {
  /** Updates the metrics that this event affects. */
  record(event: TelemetryEvent): void
  /** Counts a request or task that failed unexpectedly, or because the database is unreachable. */
  countFailure(kind: 'unexpected' | 'no database'): void
  /** Sets where the gauges take their values from; until then everything counts as down. */
  setSources(sources: Sources): void
  /** Returns all metrics in Prometheus' text format, whose content type is `contentType`. */
  text(): Promise<string>
  contentType: string
  close(): void
}

const starting: Sources = {
  sockets: () => 0,
  isDatabaseUp: () => false,
  isBusUp: () => false,
  read: () => Promise.reject(new Error('the server is still starting')),
}

/** Creates a registry with all metrics and starts measuring the event loop lag, until `close`. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  let sources = starting
  const { record, countFailure } = createEventMetrics(registry)
  const gauges = createGauges(registry, () => sources)
  const stopMeasuringLag = measureEventLoopLag(registry)
  measureProcess(registry)
  return {
    record,
    countFailure,
    setSources: (started) => {
      sources = started
    },
    async text() {
      await gauges.refresh()
      return registry.metrics()
    },
    contentType: registry.contentType,
    close: stopMeasuringLag,
  }
}

/** How each telemetry event updates the metrics. The type requires an entry for every event, so that none is forgotten. */
export type MetricUpdates<Type extends TelemetryType = TelemetryType> = {
  [T in Type]: (event: Extract<TelemetryEvent, { type: T }>) => void
}

/** Registers every metric that telemetry events update, and returns what updates them. */
function createEventMetrics(registry: Registry) {
  const { countFailure, ...ofServer } = serverMetrics(registry)
  const updates: MetricUpdates = {
    ...gameMetrics(registry),
    ...callMetrics(registry),
    ...voiceMetrics(registry),
    ...socketMetrics(registry),
    ...ofServer,
  }
  return {
    record: <T extends TelemetryType>(event: Extract<TelemetryEvent, { type: T }>) =>
      (updates[event.type as T] as (event: Extract<TelemetryEvent, { type: T }>) => void)(event),
    countFailure,
  }
}
