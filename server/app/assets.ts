import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { Runtime } from '../runtime.ts'

/** Style sheets and scripts; htmx straight from its package, so that the lock file pins it. */
export function assets({ serveStatic }: Runtime) {
  const htmx = './node_modules/htmx.org/dist'
  return new Hono()
    .use('/htmx/*', etag(), serveStatic({ root: htmx, rewriteRequestPath: (path) => path.replace(/^\/htmx/, '') }))
    .use('/static/*', etag(), serveStatic({ root: '.' }))
}
