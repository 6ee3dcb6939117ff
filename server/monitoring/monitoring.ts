import { isOutOfReach } from '../store/store.ts'
import { logTelemetry } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import type { TelemetryEvent } from './telemetry.ts'
import { createWriteWatch, type WriteWatch } from './write-watch.ts'

export { syncClock, watchBus, watchDatabase } from './health.ts'
export {
  addLogContext,
  configureLogging,
  currentLogContext,
  type LogContext,
  logFailure,
  logGoLive,
  logWarning,
  withLogContext,
} from './log.ts'
export { watchOpenFiles } from './open-files.ts'
export { type AccountState, createServerWatch, type ServerWatch } from './server-watch.ts'
export { oncePerMinute, type TelemetryEvent } from './telemetry.ts'
export { handleUncaughtErrors, reportingErrors } from './uncaught-errors.ts'

/** What operators can observe of this server, from before its database is up until it stops. */
export type Monitor = {
  readiness: Readiness
  metrics: Metrics
  writes: WriteWatch
  /** Counts a telemetry event and logs it. Never throws. */
  record(event: TelemetryEvent): void
  /** Wraps `report` so that each reported error is counted first, and tells whether writing was refused. */
  countingFailures(report: (error: unknown) => void): (error: unknown) => void
  close(): void
}

/** Creates the monitor of one server. It runs until `close`. */
export function createMonitor(): Monitor {
  const readiness = createReadiness()
  const metrics = createMetrics()
  const writes = createWriteWatch()
  return {
    readiness,
    metrics,
    writes,
    record(event) {
      metrics.record(event)
      logTelemetry(event)
    },
    countingFailures: (report) => (error) => {
      writes.note(error)
      metrics.countFailure(isOutOfReach(error) ? 'no database' : 'unexpected')
      report(error)
    },
    close: metrics.close,
  }
}
