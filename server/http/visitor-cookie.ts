import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { timingSafeEqual } from 'node:crypto'
import type { Disguise } from '../store/store.ts'

const name = 'pavel'
const ninetyDays = 90 * 24 * 3600
const randomBytes = 24
const sealBytes = 8
/** of base64url */
const sealCharacters = 11

type Options = {
  /** browsers reach this server over https */
  isSecure: boolean
  /** seals the tokens that this server makes; the same on all servers */
  disguise: Disguise
}

/** The cookie that holds the token of a browser's visit. */
export type TokenCookie = {
  /** Returns the browser's token; null when it has none, or the cookie holds anything but a token. */
  read(c: Context): string | null
  /**
   * Returns the token for the browser's new visit: the one it was offered with the page, or else a new one. A token that this
   * server did not make is never accepted: whoever planted it would know it.
   */
  forNewVisit(c: Context): string
  /** Stores the token in the browser for 90 days. */
  keep(c: Context, token: string): void
  /**
   * Gives a browser without a token a new one with the page, as a session cookie. The browser can then be recognised even when
   * the response to its number is lost, or when it submits the number twice at once.
   */
  offer(c: Context): void
}

/**
 * Returns the functions that read and write the token's cookie. Over https only the name that begins with `__Host-` is read and
 * set: no other host, and no response over http, can set that name.
 */
export function tokenCookie({ isSecure, disguise }: Options): TokenCookie {
  const prefix = isSecure ? 'host' : undefined
  const attributes = { prefix, httpOnly: true, sameSite: 'Lax', secure: isSecure, path: '/' } as const
  const read = (c: Context) => tokenIn(getCookie(c, name, prefix))
  const offered = (c: Context) => {
    const token = read(c)
    return token !== null && isSealed(token, disguise) ? token : null
  }
  return {
    read,
    forNewVisit: (c) => offered(c) ?? newToken(disguise),
    keep: (c, token) => setCookie(c, name, token, { ...attributes, maxAge: ninetyDays }),
    offer(c) {
      if (offered(c) === null) setCookie(c, name, newToken(disguise), attributes)
    },
  }
}

/** 192 random bits, and 64 bits that only this server's key can add to them. */
function newToken(disguise: Disguise): string {
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(randomBytes)))
  return Buffer.concat([random, sealOf(random, disguise)]).toString('base64url')
}

function isSealed(token: string, disguise: Disguise): boolean {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== randomBytes + sealBytes) return false
  return timingSafeEqual(bytes.subarray(randomBytes), sealOf(bytes.subarray(0, randomBytes), disguise))
}

/** No telephone number begins with a letter, so no number's pseudonym is the seal of a token. */
function sealOf(random: Buffer, disguise: Disguise): Buffer {
  return Buffer.from(disguise(`token ${random.toString('base64url')}`).slice(-sealCharacters), 'base64url')
}

/** Tokens from before there were seals are shorter. They still open the visits that they have. */
function tokenIn(cookie: string | undefined): string | null {
  return /^[\w-]{32}(?:[\w-]{11})?$/.exec(cookie ?? '')?.[0] ?? null
}
