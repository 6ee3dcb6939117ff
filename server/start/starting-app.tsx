import { Hono } from 'hono'
import { html } from 'hono/html'
import { TroublePush } from '../../views/chat/trouble.tsx'
import { RefusalPage } from '../../views/operator/refusal.tsx'
import { FailurePage } from '../../views/page/failure.tsx'
import { textsOf } from '../../views/texts/chat.ts'
import { operatorTextsIn } from '../../views/texts/operator.ts'
import { routesOf } from '../doors/doors.ts'
import { monitoring } from '../doors/monitoring/monitoring.ts'
import { assets, guardMetrics, mount, openToAll, securityHeaders, type Sites } from '../http/http.ts'
import type { Monitor } from '../monitoring/monitoring.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'

type Deps = {
  language: Quiz['language']
  sites: Sites
  monitor: Pick<Monitor, 'readiness' | 'metrics'>
} & Parameters<typeof guardMetrics>[0]

/**
 * Returns the app that serves while the server waits for its database. The monitoring door works as usual; everything else is
 * answered with 503 and `Retry-After`: a page for browsers, JSON for other clients.
 */
export function startingApp({ language, sites, monitor, ...metrics }: Deps): Hono {
  const routes = routesOf({ assets, monitoring: monitoring(monitor) })
  const guards = { ...openToAll, monitoring: [guardMetrics(metrics)] }
  return mount(new Hono().use(securityHeaders(sites)), routes, guards).all('*', (c) => {
    c.header('Retry-After', '2')
    if (c.req.header('HX-Request')) return c.html(<TroublePush text={textsOf(language).failure['no database'].text} />, 503)
    return c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html')
      ? c.html(html`<!doctype html>${<Page path={c.req.path} language={language} />}`, 503)
      : c.json({ error: { field: 'server', expected: 'a database' } }, 503)
  })
}

const retrySeconds = 5

/** Sessions are in the database, so nobody can be let in before it is up. */
const Page = ({ path, language }: { path: string; language: Quiz['language'] }) => {
  const texts = operatorTextsIn(language)
  return /^\/operator(\/|$)/.test(path) ? (
    <RefusalPage texts={texts} refusal={texts.staff.starting} retrySeconds={retrySeconds} />
  ) : (
    <FailurePage texts={textsOf(language)} kind="no database" />
  )
}
