import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { type Passage, UnknownPage } from './passage.ts'

const header = 'Pavel-Visit'

/** The first WebSocket subprotocol that a page offers. The second one carries its token. */
const socketProtocol = 'pavel'

/**
 * Returns the token that the page of a visit has made for it: 24 random bytes in base64url, in a header, or beside the subprotocol of
 * a socket, whose handshake can have no headers of a page. Returns null where there is none.
 */
export function visitTokenOf(c: Context): string | null {
  return /^[\w-]{32}$/.exec(c.req.header(header) ?? offeredWithSocket(c))?.[0] ?? null
}

function offeredWithSocket(c: Context): string {
  // Handshakes of other sites are refused (origins.ts). What is no handshake has a header, or comes from no script of ours.
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket') return ''
  const [protocol, visit = ''] = (c.req.header('Sec-WebSocket-Protocol') ?? '').split(/\s*,\s*/)
  return protocol === socketProtocol && visit.startsWith('visit.') ? visit.slice('visit.'.length) : ''
}

/**
 * Returns middleware that refuses every request that no script of ours has sent. Nothing else has to be checked about where a form
 * comes from: there is no cookie that a browser adds by itself, and the page of another site cannot set this header. Its browser would
 * first ask this server (https://fetch.spec.whatwg.org/#cors-preflight-fetch), which agrees to nothing of the kind. A page that was
 * opened when the token was in a cookie loads itself again; one that offers to take the cookie's visit over is no such page, and would
 * find nothing else.
 */
export function onlyByOurScripts(former: FormerCookie, passage: Passage) {
  return createMiddleware(async (c, next) => {
    if (visitTokenOf(c) !== null) return next()
    if (former.read(c) !== null && !c.req.path.endsWith('/visits/former')) c.header('HX-Refresh', 'true')
    if (isByOurPage(c)) passage.note('no token', droppedToken)
    throw new UnknownPage()
  })
}

const droppedToken = `a page sent a request without the header ${header}: a proxy drops headers that it does not know, and has to pass this one on`

const isByOurPage = ({ req }: Context): boolean =>
  req.header('HX-Request') !== undefined && req.header('Sec-Fetch-Site') !== 'cross-site'

/** The cookie that held the token of a visit until pages began to make their own. */
export type FormerCookie = {
  /** Returns its token; null when the browser has none, or it holds anything but a token. */
  read(c: Context): string | null
  /** Makes the browser forget it. */
  remove(c: Context): void
}

/**
 * Returns the functions that read and remove the former cookie. Over https only the name that begins with `__Host-` is read: any host of
 * the domain, and any response over http, could have set the other one, and would know its token.
 */
export function formerCookie({ isSecure }: { isSecure: boolean }): FormerCookie {
  const name = 'pavel'
  const prefix = isSecure ? 'host' : undefined
  return {
    read: (c) => /^[\w-]{32}(?:[\w-]{11})?$/.exec(getCookie(c, name, prefix) ?? '')?.[0] ?? null,
    remove: (c) => void deleteCookie(c, isSecure ? `__Host-${name}` : name, { path: '/', secure: isSecure }),
  }
}
