import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { at } from '../../views/address/address.ts'
import { knownMs } from '../staff/staff.ts'

/** Browsers keep a cookie of this name from before there were sessions, too. It was signed with the password. */
const name = 'operator'
const pathOf = () => at('/operator')

/** The cookie that holds the token of a session on the operator's pages. */
export type StaffCookie = {
  /** Returns the browser's token; null when it has none, or the cookie holds anything but a token. */
  read(c: Context): string | null
  /** Keeps the token, longer than a session lives: later on it shows that the browser has been here before. */
  keep(c: Context, token: string): void
}

/**
 * Returns the functions that read and write the cookie of the staff. It goes only to the operator's pages, and only from pages of
 * this site. Over https only the name that begins with `__Secure-` is read and set: no response over http can set that name.
 */
export function staffCookie({ isSecure }: { isSecure: boolean }): StaffCookie {
  const prefix = isSecure ? 'secure' : undefined
  const maxAge = knownMs / 1000
  return {
    read: (c) => /^[\w-]{43}$/.exec(getCookie(c, name, prefix) ?? '')?.[0] ?? null,
    keep(c, token) {
      if (isSecure) deleteCookie(c, name, { path: pathOf() })
      setCookie(c, name, token, { prefix, httpOnly: true, sameSite: 'Strict', secure: isSecure, path: pathOf(), maxAge })
    },
  }
}
