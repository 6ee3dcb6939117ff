import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { TroublePush } from '../../views/chat/trouble.tsx'
import { type FailureKind, FailurePage } from '../../views/page/failure.tsx'
import type { Texts } from '../../views/texts/texts.ts'
import type { Runtime } from '../runtime.ts'
import { isOutOfReach } from '../store/store.ts'
import { TooOften } from './limits.ts'

type Deps = { texts: Texts; runtime: Pick<Runtime, 'isCutOff'>; report(error: unknown): void }

/** The one handler of everything unexpected: it tells visitors in their language what they have to know, and no more. */
export function failures<App extends Hono>(app: App, { texts, runtime, report }: Deps): App {
  app.notFound((c) => tell(c, 404, 'not found'))
  app.onError((error, c) => {
    if (error instanceof TooOften) return tell(c, 429, 'too often', error.seconds)
    if (error instanceof HTTPException) return refuse(c, error)
    // nobody is there to read the answer
    if (runtime.isCutOff(error, c)) return c.body(null, 400)
    report(error)
    return isOutOfReach(error) ? tell(c, 503, 'no database') : tell(c, 500, 'broken')
  })
  return app

  /** A refused form leaves the page as it is; anyone else gets the plain refusal. */
  function refuse(c: Context, error: HTTPException) {
    return c.req.header('HX-Request')
      ? c.html(<TroublePush text={texts.failure.broken.text} />, error.status)
      : error.getResponse()
  }

  function tell(c: Context, status: 404 | 429 | 500 | 503, kind: FailureKind, seconds = status === 503 ? 2 : null) {
    if (seconds !== null) c.header('Retry-After', String(seconds))
    if (c.req.path.startsWith('/voice/')) return c.json({ error: { field: 'server', expected: kind } }, status)
    if (c.req.header('HX-Request')) return c.html(<TroublePush text={texts.failure[kind].text} />, status)
    return c.html(html`<!doctype html>${<FailurePage texts={texts} kind={kind} />}`, status)
  }
}
