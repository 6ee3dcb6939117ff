import type { Context } from 'hono'
import type { Monitor } from '../../monitoring/monitoring.ts'

export type Monitoring = ReturnType<typeof monitoring>

/**
 * Returns the monitoring door:
 *
 * - `health` answers 200 while this process is alive.
 * - `readiness` answers 200 when visitors and calls may be routed here, else 503.
 * - `metrics` returns the metrics for Prometheus.
 */
export function monitoring({ readiness, metrics }: Pick<Monitor, 'readiness' | 'metrics'>) {
  return {
    health: (c: Context) => c.text('ok', 200, uncached),
    readiness: (c: Context) => {
      const { isReady, ...state } = readiness.check()
      return c.json(state, isReady ? 200 : 503, uncached)
    },
    metrics: async (c: Context) => c.body(await metrics.text(), 200, { ...uncached, 'Content-Type': metrics.contentType }),
  }
}

const uncached = { 'Cache-Control': 'no-store' }
