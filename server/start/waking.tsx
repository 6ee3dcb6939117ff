import { Hono } from 'hono'
import { html } from 'hono/html'
import { FailurePage } from '../../views/failure.tsx'
import type { Texts } from '../../views/texts.ts'
import { assets } from '../app/assets.ts'
import type { Runtime } from '../runtime.ts'

/** What answers until the database is up: a page that says so, and «come back soon» to everything else. */
export function waking(texts: Texts, runtime: Runtime): Hono {
  return new Hono()
    .route('/', assets(runtime))
    .all('*', (c) => {
      c.header('Retry-After', '2')
      return c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html')
        ? c.html(html`<!doctype html>${<FailurePage texts={texts} kind="no database" />}`, 503)
        : c.json({ error: { field: 'server', expected: 'a database' } }, 503)
    })
}
