import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { TroublePush } from '../../views/chat/trouble.tsx'
import { type FailureKind, FailurePage } from '../../views/page/failure.tsx'
import type { Texts } from '../../views/texts/chat.ts'
import type { Runtime } from '../runtime.ts'
import { isOutOfReach, RehearsalRemoved } from '../store/store.ts'
import { NoForm, type Passage, UnknownPage } from './passage.ts'
import { TooManyRequests } from './rate-limits.ts'

type Deps = {
  texts: Texts
  runtime: Pick<Runtime, 'isRequestAborted'>
  passage: Pick<Passage, 'note'>
  report(error: unknown): void
}

/**
 * Installs the app's only error and not-found handlers. They answer in the visitors' language: a whole page, a fragment for htmx,
 * or JSON for the voice door. Unexpected errors go to `report`; their details never reach the visitor. Returns `app`.
 */
export function handleFailures<App extends Hono>(app: App, { texts, runtime, passage, report }: Deps): App {
  app.notFound((c) => respond(c, 404, 'not found'))
  app.onError((error, c) => {
    if (error instanceof TooManyRequests) return respond(c, 429, 'too often', error.seconds)
    if (error instanceof NoForm) passage.note('form type', error.message)
    if (error instanceof NoForm || error instanceof UnknownPage) return respond(c, error.status, 'unknown page')
    if (error instanceof RehearsalRemoved) return respond(c, 404, 'not found')
    if (error instanceof HTTPException) return error.status === 404 ? respond(c, 404, 'not found') : respondWith(c, error)
    // The client has disconnected, so nobody reads the answer.
    if (runtime.isRequestAborted(error, c)) return c.body(null, 400)
    report(error)
    return isOutOfReach(error) ? respond(c, 503, 'no database') : respond(c, 500, 'broken')
  })
  return app

  /** htmx swaps error responses too, so it gets a notice that leaves the rest of the page alone. */
  function respondWith(c: Context, error: HTTPException) {
    return c.req.header('HX-Request')
      ? c.html(<TroublePush text={texts.failure.broken.text} />, error.status)
      : withType(error.getResponse())
  }

  function respond(c: Context, status: ContentfulStatusCode, kind: FailureKind, seconds = status === 503 ? 2 : null) {
    if (seconds !== null) c.header('Retry-After', String(seconds))
    if (c.req.path.startsWith('/voice/')) return c.json({ error: { field: 'server', expected: kind } }, status)
    if (c.req.header('HX-Request')) return c.html(<TroublePush text={texts.failure[kind].text} />, status)
    return c.html(html`<!doctype html>${<FailurePage texts={texts} kind={kind} />}`, status)
  }
}

/** A browser that is not told what a response is saves it as a file, for example when the operator cancels the password. */
function withType(response: Response): Response {
  if (!response.headers.has('Content-Type')) response.headers.set('Content-Type', 'text/plain; charset=UTF-8')
  return response
}
