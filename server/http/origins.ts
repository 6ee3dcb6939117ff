import type { Context } from 'hono'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { isLoopback } from '../rules/network-address/network-address.ts'

/**
 * Returns middleware against cross-site requests. It answers 403 to forms and deletions that the page of another site sends with this
 * browser's cookie or password.
 */
export function guardForms({ isOwn }: Sites) {
  return csrf({ origin: isOwn })
}

/**
 * Returns middleware that answers 403 to the socket handshakes of other sites' pages. A WebSocket handshake is a GET, so `csrf` lets it
 * pass, and browsers let the page of any site make one. They always send that page's origin with it (RFC 6455, section 10.2). A frame
 * on another site is a page of ours.
 */
export function guardHandshakes({ isOwn }: Sites) {
  return createMiddleware(async (c, next) => {
    const isHandshake = /websocket/i.test(c.req.header('Upgrade') ?? '')
    if (isHandshake && !isOwn(c.req.header('Origin') ?? '', c)) return c.text('Forbidden', 403)
    await next()
  })
}

/** Which site is ours. Sites are identified by their origins. */
export type Sites = {
  /** browsers reach this server over https */
  isSecure: boolean
  /** Returns our origin, as the browser that asks knows it. */
  originOf(c: Context): string
  /** whether a page of this origin is one of ours */
  isOwn(origin: string, c: Context): boolean
}

/**
 * Returns what is known of our site. Behind a proxy only `publicUrl` tells which origin browsers know this server by. Without it, our
 * origin is the request's `Host` over http or https.
 */
export function sitesOf({ publicUrl }: { publicUrl: string | undefined }): Sites {
  const own = publicUrl && !isLoopback(publicUrl) ? new URL(publicUrl).origin : null
  return {
    isSecure: own?.startsWith('https:') ?? false,
    originOf: (c) => own ?? `http://${c.req.header('Host') ?? ''}`,
    isOwn: (origin, c) => (own === null ? isAtHost(origin, c.req.header('Host') ?? '') : origin === own),
  }
}

/** The origin of a sandboxed frame is the word `null`, which is not a URL. */
function isAtHost(origin: string, host: string): boolean {
  const scheme = /^https?:\/\//.exec(origin)?.[0]
  return scheme !== undefined && URL.canParse(scheme + host) && new URL(scheme + host).origin === origin
}
