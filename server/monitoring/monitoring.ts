import { isOutOfReach } from '../store/store.ts'
import { writeDown } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import type { Fact } from './telemetry.ts'

export { asks, watch, watchBus } from './health.ts'
export { following, keepLog, know, sameRequest, writeFailure, writeWarning } from './log.ts'
export type { Fact } from './telemetry.ts'
export { reporting, surviveFailures } from './uncaught-errors.ts'

/** What those who run this server can see of it, from before its database is up until its end. */
export type Monitor = {
  readiness: Readiness
  metrics: Metrics
  /** counts a fact and writes it down; never fails */
  record(fact: Fact): void
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
      writeDown(fact)
    },
    counting: (report) => (error) => {
      metrics.countFailure(isOutOfReach(error) ? 'no database' : 'unexpected')
      report(error)
    },
    close: metrics.close,
  }
}
