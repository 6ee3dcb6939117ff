import { isOutOfReach } from '../store/store.ts'
import { logTelemetry } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import type { TelemetryEvent } from './telemetry.ts'

export { syncClock, watchBus, watchDatabase } from './health.ts'
export { addLogContext, bindLogContext, configureLogging, logFailure, logWarning, withLogContext } from './log.ts'
export type { TelemetryEvent } from './telemetry.ts'
export { handleUncaughtErrors, reporting } from './uncaught-errors.ts'

/** What those who run this server can see of it, from before its database is up until its end. */
export type Monitor = {
  readiness: Readiness
  metrics: Metrics
  /** counts a fact and writes it down; never fails */
  record(fact: TelemetryEvent): void
  /** counts what is reported, before it is */
  counting(report: (error: unknown) => void): (error: unknown) => void
  close(): void
}

export function createMonitor(): Monitor {
  const readiness = createReadiness()
  const metrics = createMetrics()
  return {
    readiness,
    metrics,
    record(fact) {
      metrics.record(fact)
      logTelemetry(fact)
    },
    counting: (report) => (error) => {
      metrics.countFailure(isOutOfReach(error) ? 'no database' : 'unexpected')
      report(error)
    },
    close: metrics.close,
  }
}
