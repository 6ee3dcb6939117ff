import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const name = 'pavel'
const ninetyDays = 90 * 24 * 3600

/** The token that a browser's visit is found by; null in a browser that has none, or one that we did not make. */
export function tokenOf(c: Context): string | null {
  return /^[\w-]{32}$/.exec(getCookie(c, name) ?? '')?.[0] ?? null
}

export function newToken(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
}

export function keepToken(c: Context, token: string, { isSecure }: { isSecure: boolean }): void {
  setCookie(c, name, token, { httpOnly: true, sameSite: 'Lax', secure: isSecure, path: '/', maxAge: ninetyDays })
}
