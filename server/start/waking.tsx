import { Hono } from 'hono'
import { html } from 'hono/html'
import { FailurePage } from '../../views/page/failure.tsx'
import type { Texts } from '../../views/texts/texts.ts'
import { monitoring } from '../doors/monitoring/monitoring.ts'
import { assets, headers, type Sites } from '../http/http.ts'
import type { Runtime } from '../runtime.ts'

type Deps = { texts: Texts; runtime: Runtime; sites: Sites } & Parameters<typeof monitoring>[0]

/** What answers until the database is up: to whoever watches over this server how it is, to visitors a page that says so, and «come back soon» to everybody else. */
export function waking({ texts, runtime, sites, ...monitored }: Deps): Hono {
  return new Hono()
    .use(headers(sites))
    .route('/', assets(runtime))
    .route('/', monitoring(monitored))
    .all('*', (c) => {
      c.header('Retry-After', '2')
      return c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html')
        ? c.html(html`<!doctype html>${<FailurePage texts={texts} kind="no database" />}`, 503)
        : c.json({ error: { field: 'server', expected: 'a database' } }, 503)
    })
}
