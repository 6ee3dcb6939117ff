import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const name = 'pavel'
const ninetyDays = 90 * 24 * 3600

export type TokenCookie = {
  /** The token that a browser's visit is found by; null in a browser that has none, or something else there. */
  read(c: Context): string | null
  /** The token that a browser's new visit gets. */
  forNewVisit(c: Context): string
  keep(c: Context, token: string): void
  /** A token from before this server was reached over https is kept again, as one that is kept over https. */
  renew(c: Context): void
  /**
   * A browser that has no token gets one with the page, till it is closed: the answer to the number may be lost on its way, or
   * the number may come twice at once, and both times the browser must be known.
   */
  offer(c: Context): void
}

/** Over https its name begins with `__Host-`: no other host, and nothing that came over http, can set such a cookie. */
export function tokenCookie({ isSecure }: { isSecure: boolean }): TokenCookie {
  const prefix = isSecure ? 'host' : undefined
  const own = (c: Context) => tokenIn(getCookie(c, name, prefix))
  // Who has only the name without the prefix came before it was used, and may be in the middle of a game.
  const read = (c: Context) => own(c) ?? tokenIn(getCookie(c, name))
  const attributes = { prefix, httpOnly: true, sameSite: 'Lax', secure: isSecure, path: '/' } as const
  const keep = (c: Context, token: string) => setCookie(c, name, token, { ...attributes, maxAge: ninetyDays })
  return {
    read,
    forNewVisit: (c) => own(c) ?? newToken(),
    keep,
    renew(c) {
      const token = read(c)
      if (token !== null && own(c) === null) keep(c, token)
    },
    offer(c) {
      if (own(c) === null) setCookie(c, name, newToken(), attributes)
    },
  }
}

function newToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
}

function tokenIn(cookie: string | undefined): string | null {
  return /^[\w-]{32}$/.exec(cookie ?? '')?.[0] ?? null
}
