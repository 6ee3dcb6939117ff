import type { Context } from 'hono'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { at } from '../../views/address/address.ts'
import { isLoopback, isWebOrigin } from '../rules/network-address/network-address.ts'
import { type Passage, quotedSent, UnknownPage } from './passage.ts'

/**
 * Returns middleware against cross-site requests. It refuses forms and deletions that the page of another site sends with this
 * browser's cookie or password. Where a proxy has dropped what browsers say of that page's origin, the address of the page tells, which
 * no page can choose.
 */
export function guardForms(sites: Sites, passage: Passage) {
  const guard = csrf({ origin: sites.isOwn })
  return createMiddleware(async (c, next) => {
    if (isKnownByReferrer(c, sites)) return next()
    let isLetThrough = false
    const letThrough = () => {
      isLetThrough = true
      return next()
    }
    await guard(c, letThrough).catch((error: unknown) => {
      if (isLetThrough) throw error
      tellOfPage('a form', c, sites, passage)
      throw new UnknownPage()
    })
  })
}

function isKnownByReferrer(c: Context, { isOwn }: Sites): boolean {
  const { origin, referrer } = senderOf(c)
  return origin === undefined && c.req.header('Sec-Fetch-Site') === undefined && referrer !== null && isOwn(referrer, c)
}

/**
 * Returns middleware that refuses the socket handshakes of other sites' pages. A WebSocket handshake is a GET, so `csrf` lets it
 * pass, and browsers let the page of any site make one. They always send that page's origin with it (RFC 6455, section 10.2), and some
 * say whether it is ours. A frame on another site is a page of ours.
 */
export function guardHandshakes(sites: Sites, passage: Passage) {
  return createMiddleware(async (c, next) => {
    const isHandshake = /websocket/i.test(c.req.header('Upgrade') ?? '')
    const isOwn = sites.isOwn(c.req.header('Origin') ?? '', c) || c.req.header('Sec-Fetch-Site') === 'same-origin'
    if (isHandshake && !isOwn) {
      tellOfPage('a socket', c, sites, passage)
      throw new UnknownPage()
    }
    await next()
  })
}

/** Tells the operator why a request was refused, unless its browser says that it is indeed that of another site. */
function tellOfPage(what: string, c: Context, { known }: Sites, { note }: Passage): void {
  const site = c.req.header('Sec-Fetch-Site')
  if (site === 'cross-site' || site === 'same-site') return
  const { origin } = senderOf(c)
  if (origin === undefined)
    return note(
      'no origin',
      `${what} was refused that came without Origin, Sec-Fetch-Site and Referer: if a browser has sent it, a proxy drops these headers, and has to pass them on`,
    )
  if (!isWebOrigin(origin))
    return note('origin', `${what} was refused that came with the Origin ${quotedSent(origin)}: no page of ours has it`)
  const cure = `if people reach this server there, set PUBLIC_URL to ${origin}`
  if (known !== null)
    return note(
      'origin',
      `${what} was refused: PUBLIC_URL is ${known}, but its page is at ${origin}. Lead people to ${known}, or ${cure}`,
    )
  const host = quotedSent(c.req.header('Host') ?? '')
  note(
    'origin',
    `${what} was refused: its page is at ${origin}, but it came for the Host ${host}. The proxy has to pass Host on; or, ${cure}`,
  )
}

function senderOf(c: Context): { origin: string | undefined; referrer: string | null } {
  const referrer = c.req.header('Referer') ?? ''
  return { origin: c.req.header('Origin'), referrer: URL.canParse(referrer) ? new URL(referrer).origin : null }
}

/** Which site is ours. Sites are identified by their origins. */
export type Sites = {
  /** browsers reach this server over https */
  isSecure: boolean
  /** our origin, where PUBLIC_URL says it; null where it is that of the request */
  known: string | null
  /** Returns the address of our site, as the browser that asks knows it: our origin, and the path of PUBLIC_URL without a slash at its end. */
  siteOf(c: Context): string
  /** whether a page of this origin is one of ours */
  isOwn(origin: string, c: Context): boolean
}

/**
 * Returns what is known of our site. Behind a proxy only `publicUrl` tells which origin browsers know this server by. Without it, our
 * origin is the request's `Host` over http or https.
 */
export function sitesOf({ publicUrl }: { publicUrl: string | undefined }): Sites {
  const known = publicUrl && !isLoopback(publicUrl) ? new URL(publicUrl).origin : null
  return {
    isSecure: known?.startsWith('https:') ?? false,
    known,
    siteOf: (c) => (known ?? `http://${c.req.header('Host') ?? ''}`) + at('/').slice(0, -1),
    isOwn: (origin, c) => (known === null ? isAtHost(origin, c.req.header('Host') ?? '') : origin === known),
  }
}

/** The origin of a sandboxed frame is the word `null`, which is not a URL. */
function isAtHost(origin: string, host: string): boolean {
  const scheme = /^https?:\/\//.exec(origin)?.[0]
  return scheme !== undefined && URL.canParse(scheme + host) && new URL(scheme + host).origin === origin
}
