import type { Context } from 'hono'
import { isLoopback } from '../address/address.ts'

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
