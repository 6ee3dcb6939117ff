import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { Bubble } from '../../views/chat/entry.tsx'
import { TroublePush } from '../../views/chat/trouble.tsx'
import { RefusalPage } from '../../views/operator/refusal.tsx'
import { ChatPage } from '../../views/page/chat-page.tsx'
import { FailurePage } from '../../views/page/failure.tsx'
import { textsOf } from '../../views/texts/chat.ts'
import { operatorTextsIn } from '../../views/texts/operator.ts'
import { routesOf } from '../doors/doors.ts'
import { monitoring } from '../doors/monitoring/monitoring.ts'
import { mannerOf } from '../doors/visitor/visitor.tsx'
import { assets, guardMetrics, letBeFramed, mount, newApp, openToAll, type Sites } from '../http/http.ts'
import type { Monitor } from '../monitoring/monitoring.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'

type Deps = {
  language: Quiz['language']
  sites: Sites
  monitor: Pick<Monitor, 'readiness' | 'metrics'>
} & Parameters<typeof guardMetrics>[0]

/**
 * Returns the app that serves while the server waits for its database. The monitoring door works as usual; everything else is
 * answered with 503 and `Retry-After`: for browsers a page that becomes the one asked for by itself, JSON for other clients.
 */
export function startingApp({ language, sites, monitor, ...metrics }: Deps): Hono {
  const routes = routesOf({ assets, monitoring: monitoring(monitor) })
  const guards = { ...openToAll, monitoring: [guardMetrics(metrics)] }
  return mount(newApp(sites), routes, guards).all('*', (c) => {
    c.header('Retry-After', String(retrySeconds))
    if (c.req.header('HX-Request')) return c.html(<TroublePush text={textsOf(language).failure.starting.text} />, 503)
    return c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html')
      ? c.html(html`<!doctype html>${pageAt(c, language)}`, 503)
      : c.json({ error: { field: 'server', expected: 'a database' } }, 503)
  })
}

const retrySeconds = 2

/**
 * Sessions and campaigns are in the database, so nobody can be let in before it is up. Nor is it known which sites show the chat: any may
 * show the frame that says so, in which nothing can be done.
 */
function pageAt(c: Context, language: Quiz['language']) {
  const texts = textsOf(language)
  const { path } = c.req
  if (/^\/operator(\/|$)/.test(path)) {
    const operatorTexts = operatorTextsIn(language)
    return <RefusalPage texts={operatorTexts} refusal={operatorTexts.staff.starting} retrySeconds={retrySeconds} />
  }
  if (!/^(\/c\/[^/]+)?\/chat$/.test(path)) return <FailurePage texts={texts} kind="starting" retrySeconds={retrySeconds} />
  letBeFramed(c, ['*'])
  return (
    <ChatPage texts={texts} path="/" frame={mannerOf(c)} comesBackIn={retrySeconds}>
      <div class="number-form">
        <Bubble>{texts.failure.starting.text}</Bubble>
      </div>
    </ChatPage>
  )
}
