import { Hono, type MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Monitor } from '../../monitoring/monitoring.ts'

type Deps = {
  monitor: Pick<Monitor, 'readiness' | 'metrics'>
  /** asks for the operator's, before `/metrics`; null where none is set */
  password: MiddlewareHandler | null
  /** nobody else can reach this server: `/metrics` may be read without a password */
  isLocal: boolean
}

/**
 * The monitoring's door: `/healthz`, this process answers · `/readyz`, visitors and calls may be sent here (503 where not) ·
 * `/metrics`, for Prometheus, with the operator's password, and nowhere without one but on a machine of one's own.
 */
export function monitoring({ monitor: { readiness, metrics }, password, isLocal }: Deps) {
  const isAllowed = password ?? (isLocal ? everybody : nobody)
  return new Hono()
    .get('/healthz', (c) => c.text('ok', 200, uncached))
    .get('/readyz', (c) => {
      const { isReady, ...state } = readiness.answer()
      return c.json(state, isReady ? 200 : 503, uncached)
    })
    .get('/metrics', isAllowed, async (c) =>
      c.body(await metrics.text(), 200, { ...uncached, 'Content-Type': metrics.contentType }),
    )
}

const uncached = { 'Cache-Control': 'no-store' }
const everybody = createMiddleware((_, next) => next())
const nobody = createMiddleware(async (c) => c.notFound())
