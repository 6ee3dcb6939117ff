import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { BodyData } from 'hono/utils/body'
import type { Runtime } from '../runtime.ts'

export { type AddressOf, createAddressOf } from './client-address.ts'
export { handleFailures } from './failures.tsx'
export { guardOrigins, type Sites, sitesOf } from './origins.ts'
export { requirePassword } from './operator-password.ts'
export { type LimitTable, mostSockets } from './rate-limit-table.ts'
export { createLimits, limitByAddress, type Limits } from './rate-limits.ts'
export { securityHeaders } from './security-headers.ts'
export { guardedSockets, type OpenSocket, type SocketEvents } from './sockets.ts'
export { noticeStrangers, onlyFromThisMachine } from './this-machine.ts'
export { type TokenCookie, tokenCookie } from './visitor-cookie.ts'

/**
 * Returns the fields of the submitted form. Throws an `HTTPException` with status 400 when the body cannot be parsed, such as a
 * multipart body without its end: no browser sends one.
 */
export async function readForm(c: Context): Promise<BodyData> {
  return c.req.parseBody().catch((error: unknown) => {
    throw error instanceof TypeError ? new HTTPException(400, { message: 'the form cannot be parsed', cause: error }) : error
  })
}

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
