import type { Context } from 'hono'
import { every } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { isLoopback } from '../rules/network-address/network-address.ts'

/**
 * Returns middleware against cross-site requests. It answers 403 to forms, deletions and socket handshakes that the page of
 * another site sends with this browser's cookie or password.
 */
export function guardOrigins({ mayAct }: Sites) {
  return every(guardHandshakes(mayAct), csrf({ origin: mayAct }))
}

/**
 * A WebSocket handshake is a GET, so `csrf` lets it pass, and browsers let the page of any site make one. They always send that
 * page's origin with it (RFC 6455, section 10.2).
 */
function guardHandshakes(mayAct: Sites['mayAct']) {
  return createMiddleware(async (c, next) => {
    const isHandshake = /websocket/i.test(c.req.header('Upgrade') ?? '')
    if (isHandshake && !mayAct(c.req.header('Origin') ?? '', c)) return c.text('Forbidden', 403)
    await next()
  })
}

/** What the pages of which sites may do here. Sites are identified by their origins. */
export type Sites = {
  /** browsers reach this server over https */
  isSecure: boolean
  /** Returns our origin, as the browser that asks knows it. */
  originOf(c: Context): string
  /** whether pages of this origin may submit forms and open sockets at the request's path */
  mayAct(origin: string, c: Context): boolean
  /** the origins that may show the requested page in a frame */
  embedding(c: Context): string[]
}

type Settings = {
  publicUrl: string | undefined
  /** the sites that may show the chat whose page, or part of one, is at this path */
  sitesAt(path: string): readonly string[]
}

/**
 * Returns what each site may do: our own site everything, those that embed a campaign's chat only what the visitor's door offers for
 * that campaign. Behind a proxy only `publicUrl` tells which origin browsers know this server by. Without it, our origin is the
 * request's `Host` over http or https.
 */
export function sitesOf({ publicUrl, sitesAt }: Settings): Sites {
  const own = publicUrl && !isLoopback(publicUrl) ? new URL(publicUrl).origin : null
  const isOwn = (origin: string, c: Context) => (own === null ? isAtHost(origin, c.req.header('Host') ?? '') : origin === own)
  const allowedAt = (c: Context) => (isForVisitors(c.req.path) ? [...sitesAt(c.req.path)] : [])
  return {
    isSecure: own?.startsWith('https:') ?? false,
    originOf: (c) => own ?? `http://${c.req.header('Host') ?? ''}`,
    mayAct: (origin, c) => isOwn(origin, c) || allowedAt(c).includes(origin),
    embedding: allowedAt,
  }
}

/** The origin of a sandboxed frame is the word `null`, which is not a URL. */
function isAtHost(origin: string, host: string): boolean {
  const scheme = /^https?:\/\//.exec(origin)?.[0]
  return scheme !== undefined && URL.canParse(scheme + host) && new URL(scheme + host).origin === origin
}

/** No other site embeds the operator's pages, what they share, or the phone simulator. */
function isForVisitors(path: string): boolean {
  return !/^\/(operator|phone|preview)(\/|$)/.test(path)
}
