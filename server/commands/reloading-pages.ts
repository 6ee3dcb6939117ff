import { type Handler, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { streamSSE } from 'hono/streaming'
import { at } from '../../views/address/address.ts'
import type { Runtime } from '../runtime.ts'

type App = Parameters<Runtime['serve']>[0]

/**
 * Has each page keep a connection open, on which it learns that there is a newer version than the one that it shows. There is
 * one after each `reload`, and in each new process. `around` returns the app with that added.
 */
export function createPages() {
  const startedAt = Date.now()
  const open = new Set<{ tell(): void; end(): void }>()
  let reloads = 0
  const version = () => `${startedAt}-${reloads}`

  /** Answers while the server starts, too, but tells nothing: a page goes on showing what it shows until there is better. */
  const versions: Handler = (c) =>
    streamSSE(c, async (stream) => {
      const { promise: hasEnded, resolve: end } = Promise.withResolvers<void>()
      const connection = { end, tell: () => void stream.writeSSE({ data: version(), retry: retryMs }) }
      open.add(connection)
      stream.onAbort(end)
      if (reloads > 0) connection.tell()
      await hasEnded
      open.delete(connection)
    })

  const withScript = createMiddleware(async (c, next) => {
    // a compressed page could not be added to
    c.req.raw.headers.delete('Accept-Encoding')
    const shown = version()
    await next()
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
    const html = await c.res.text()
    const script = `<script src="${at('/dev/reload.js')}?${shown}" type="module"></script></head>`
    c.res = new Response(html.replace('</head>', script), c.res)
    c.res.headers.delete('Content-Length')
  })

  return {
    around: (app: App): App =>
      new Hono()
        .on('GET', withAndWithoutPrefix('/dev/reload.js'), (c) =>
          c.body(reloadScript, { headers: { 'Content-Type': 'text/javascript' } }),
        )
        .on('GET', withAndWithoutPrefix('/dev/versions'), versions)
        .all('*', withScript, (c) => app.fetch(c.req.raw, c.env)),
    reload(): void {
      reloads += 1
      for (const { tell } of open) tell()
    },
    close(): void {
      for (const { end } of open) end()
    },
  }
}

/** A proxy may have taken the path of PUBLIC_URL away. */
const withAndWithoutPrefix = (path: string) => [path, at(path)]

const retryMs = 100

const reloadScript = `const shown = new URL(import.meta.url).search.slice(1)
new EventSource(new URL('versions', import.meta.url)).onmessage = ({ data }) => {
  if (data !== shown) location.reload()
}
`

/** Returns `act`, to be called as often as files change: an editor that saves a file changes it several times. */
export function debounce(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, 50)
  }
}
