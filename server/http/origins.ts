import type { Context } from 'hono'
import { every } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { isLoopback } from '../rules/address/address.ts'

/** Refuses, with 403, what pages of other sites send here with a browser's cookie or password: forms, deletions, sockets. */
export function guard({ mayAct }: Sites) {
  return every(sockets(mayAct), csrf({ origin: mayAct }))
}

/**
 * A handshake is a GET, which no protection of forms looks at, and a browser lets any page make one (web-stack.md §5.2). It always
 * says whose page that is.
 */
function sockets(mayAct: Sites['mayAct']) {
  return createMiddleware(async (c, next) => {
    const isHandshake = /websocket/i.test(c.req.header('Upgrade') ?? '')
    if (isHandshake && !mayAct(c.req.header('Origin') ?? '', c)) return c.text('Forbidden', 403)
    await next()
  })
}

/** Whose pages may do what here; a site is named by its origin. */
export type Sites = {
  /** browsers reach us over https */
  isSecure: boolean
  /** forms and sockets of its pages are taken */
  mayAct(origin: string, c: Context): boolean
  /** those that may show the page in a frame */
  embedding(c: Context): string[]
}

type Settings = { publicUrl: string | undefined; allowedOrigins: readonly string[] }

/**
 * Our own site, everywhere; the allowed ones, which embed the chat, at the visitor's door alone. Behind a proxy only `publicUrl`
 * knows what browsers call this server; without one, it is what they say in `Host`, over http or https.
 */
export function sitesOf({ publicUrl, allowedOrigins }: Settings): Sites {
  const own = publicUrl && !isLoopback(publicUrl) ? new URL(publicUrl).origin : null
  const isOwn = (origin: string, c: Context) => (own === null ? isAtHost(origin, c.req.header('Host') ?? '') : origin === own)
  const allowedAt = (c: Context) => (isOfVisitors(c.req.path) ? [...allowedOrigins] : [])
  return {
    isSecure: own?.startsWith('https:') ?? false,
    mayAct: (origin, c) => isOwn(origin, c) || allowedAt(c).includes(origin),
    embedding: allowedAt,
  }
}

/** A sandboxed frame's origin is `null`, which is no URL. */
function isAtHost(origin: string, host: string): boolean {
  const scheme = /^https?:\/\//.exec(origin)?.[0]
  return scheme !== undefined && URL.canParse(scheme + host) && new URL(scheme + host).origin === origin
}

/** The operator's buttons and the telephone's keys are in no other page. */
function isOfVisitors(path: string): boolean {
  return !/^\/(operator|phone)(\/|$)/.test(path)
}
