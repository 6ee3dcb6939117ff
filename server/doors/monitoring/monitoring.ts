import { Hono, type MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { onlyFromThisMachine } from '../../http/http.ts'
import type { Monitor } from '../../monitoring/monitoring.ts'
import type { Runtime } from '../../runtime.ts'

type Deps = {
  monitor: Pick<Monitor, 'readiness' | 'metrics'>
  /** requires the operator's password for `/metrics`; null when none is set */
  password: MiddlewareHandler | null
  /** the server is meant for this machine alone, so here `/metrics` needs no password */
  isLocal: boolean
  runtime: Pick<Runtime, 'remoteAddress'>
}

/**
 * Returns the monitoring door:
 *
 * - `/healthz` answers 200 while this process is alive.
 * - `/readyz` answers 200 when visitors and calls may be routed here, else 503.
 * - `/metrics` returns the metrics for Prometheus. It requires the operator's password; without one it exists only for
 *   this machine, on a local server.
 */
export function monitoring({ monitor: { readiness, metrics }, password, isLocal, runtime }: Deps) {
  const isAllowed = password ?? (isLocal ? onlyFromThisMachine({ runtime }) : deny)
  return new Hono()
    .get('/healthz', (c) => c.text('ok', 200, uncached))
    .get('/readyz', (c) => {
      const { isReady, ...state } = readiness.check()
      return c.json(state, isReady ? 200 : 503, uncached)
    })
    .get('/metrics', isAllowed, async (c) =>
      c.body(await metrics.text(), 200, { ...uncached, 'Content-Type': metrics.contentType }),
    )
}

const uncached = { 'Cache-Control': 'no-store' }
const deny = createMiddleware(async (c) => c.notFound())
