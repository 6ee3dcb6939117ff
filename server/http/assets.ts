import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import type { Runtime } from '../runtime.ts'

/**
 * Returns the routes of style sheets and scripts. htmx is served straight from its package, so the lock file pins its version.
 */
export function assets({ serveStatic }: Runtime) {
  const htmx = './node_modules/htmx.org/dist'
  return new Hono()
    .use('/htmx/*', withPlainName)
    .use('/static/*', withPlainName)
    .use('/htmx/*', etag(), serveStatic({ root: htmx, rewriteRequestPath: (path) => path.replace(/^\/htmx/, '') }))
    .use('/static/*', etag(), serveStatic({ root: '.' }))
}

/** All our files have plain names. Others are refused here, because some systems throw on a NUL or on a name that is too long. */
const withPlainName = createMiddleware(async (c, next) => (/^[\w./-]{1,200}$/.test(c.req.path) ? next() : c.notFound()))
