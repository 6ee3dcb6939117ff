import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const name = 'pavel'
const ninetyDays = 90 * 24 * 3600

/** The cookie that holds the token of a browser's visit. */
export type TokenCookie = {
  /** Returns the browser's token; null when it has none, or the cookie holds anything but a token. */
  read(c: Context): string | null
  /** Returns the token for the browser's new visit: the one it was offered with the page, or else a new one. */
  forNewVisit(c: Context): string
  /** Stores the token in the browser for 90 days. */
  keep(c: Context, token: string): void
  /** Stores a token from before this server was reached over https again, under its https name. */
  renew(c: Context): void
  /**
   * Gives a browser without a token a new one with the page, as a session cookie. The browser can then be recognised even when
   * the response to its number is lost, or when it submits the number twice at once.
   */
  offer(c: Context): void
}

/**
 * Returns the functions that read and write the token's cookie. Over https its name begins with `__Host-`, so that no other host,
 * and no response over http, can set it.
 */
export function tokenCookie({ isSecure }: { isSecure: boolean }): TokenCookie {
  const prefix = isSecure ? 'host' : undefined
  const own = (c: Context) => tokenIn(getCookie(c, name, prefix))
  // A browser with only the unprefixed cookie came before https was on, and may be in the middle of a game.
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
