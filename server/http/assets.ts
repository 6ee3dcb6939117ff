import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import type { Runtime } from '../runtime.ts'

/** Style sheets and scripts; htmx straight from its package, so that the lock file pins it. */
export function assets({ serveStatic }: Runtime) {
  const htmx = './node_modules/htmx.org/dist'
  return new Hono()
    .use('/htmx/*', named)
    .use('/static/*', named)
    .use('/htmx/*', etag(), serveStatic({ root: htmx, rewriteRequestPath: (path) => path.replace(/^\/htmx/, '') }))
    .use('/static/*', etag(), serveStatic({ root: '.' }))
}

/** Every file has a plain name. For others, with a NUL or too long, some systems do not even look, but fail. */
const named = createMiddleware(async (c, next) => (/^[\w./-]{1,200}$/.test(c.req.path) ? next() : c.notFound()))
