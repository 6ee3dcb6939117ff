import { Hono } from 'hono'
import { html } from 'hono/html'
import { FailurePage } from '../../views/page/failure.tsx'
import type { Texts } from '../../views/texts/chat.ts'
import { routesOf } from '../doors/doors.ts'
import { monitoring } from '../doors/monitoring/monitoring.ts'
import { assets, guardMetrics, mount, openToAll, securityHeaders, type Sites } from '../http/http.ts'
import type { Monitor } from '../monitoring/monitoring.ts'

type Deps = {
  texts: Texts
  sites: Sites
  monitor: Pick<Monitor, 'readiness' | 'metrics'>
} & Parameters<typeof guardMetrics>[0]

/**
 * Returns the app that serves while the server waits for its database. The monitoring door works as usual; everything else is
 * answered with 503 and `Retry-After`: a page for browsers, JSON for other clients.
 */
export function startingApp({ texts, sites, monitor, ...metrics }: Deps): Hono {
  const routes = routesOf({ assets, monitoring: monitoring(monitor) })
  const guards = { ...openToAll, monitoring: [guardMetrics(metrics)] }
  return mount(new Hono().use(securityHeaders(sites)), routes, guards).all('*', (c) => {
    c.header('Retry-After', '2')
    return c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html')
      ? c.html(html`<!doctype html>${<FailurePage texts={texts} kind="no database" />}`, 503)
      : c.json({ error: { field: 'server', expected: 'a database' } }, 503)
  })
}
