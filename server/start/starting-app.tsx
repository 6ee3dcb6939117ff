import { Hono } from 'hono'
import { html } from 'hono/html'
import { FailurePage } from '../../views/page/failure.tsx'
import type { Texts } from '../../views/texts/chat.ts'
import { monitoring } from '../doors/monitoring/monitoring.ts'
import { assets, securityHeaders, type Sites } from '../http/http.ts'
import type { Runtime } from '../runtime.ts'

type Deps = { texts: Texts; runtime: Runtime; sites: Sites } & Omit<Parameters<typeof monitoring>[0], 'runtime'>

/**
 * Returns the app that serves while the server waits for its database. The monitoring door works as usual; everything else is
 * answered with 503 and `Retry-After`: a page for browsers, JSON for other clients.
 */
export function startingApp({ texts, runtime, sites, ...monitored }: Deps): Hono {
  return new Hono()
    .use(securityHeaders(sites))
    .route('/', assets())
    .route('/', monitoring({ ...monitored, runtime }))
    .all('*', (c) => {
      c.header('Retry-After', '2')
      return c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html')
        ? c.html(html`<!doctype html>${<FailurePage texts={texts} kind="no database" />}`, 503)
        : c.json({ error: { field: 'server', expected: 'a database' } }, 503)
    })
}
