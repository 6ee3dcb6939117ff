import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { getPath } from 'hono/utils/url'
import { within } from '../../views/address/address.ts'
import type { Sites } from './origins.ts'
import { sendsPrefix } from './prefix.ts'
import { securityHeaders } from './security-headers.ts'

/**
 * Returns an app without routes. It finds them with the path of PUBLIC_URL before theirs and without it, and its responses have that
 * path, the security headers, and a word on how long they may be kept.
 */
export function newApp(sites: Pick<Sites, 'isSecure'>): Hono {
  const getPathWithin = (request: Request) => within(getPath(request))
  return new Hono({ getPath: getPathWithin }).use(keptNowhere, securityHeaders(sites), sendsPrefix)
}

/**
 * Keeps every response out of caches that does not say itself how long it may be kept: pages and their parts, refusals, errors. A proxy
 * may otherwise decide by itself, and pair a page of yesterday with the server of today.
 */
export const keptNowhere = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
})
