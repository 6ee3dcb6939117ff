import type { Context, MiddlewareHandler } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { timingSafeEqual } from 'hono/utils/buffer'
import { createHmac } from 'node:crypto'
import type { AddressOf } from './client-address.ts'
import type { Limits } from './rate-limits.ts'

type Deps = { passwords: readonly string[]; limits: Limits; addressOf: AddressOf; isSecure: boolean }

const cookie = 'operator'
const thirtyDays = 30 * 24 * 3600

/**
 * Returns middleware that requires the user `operator` with any of `passwords` (HTTP basic authentication). Wrong passwords are
 * counted by address, or by browser for a browser that has logged in before. Over the limit it throws `TooManyRequests`, even
 * when the next password is right. A password counts before it is looked at, so that of many at once no more are tried.
 */
export function requirePassword({ passwords, limits, addressOf, isSecure }: Deps): MiddlewareHandler {
  const ask = basicAuth({
    realm: 'Pavel',
    invalidUserMessage: 'The user name is "operator", the password is that of OPERATOR_PASSWORD. Reload the page to try again.',
    verifyUser: (user, password) => isOperator(passwords, user, password),
  })
  // Each password signs its own cookies, so removing a password also makes its browsers unknown again.
  const keys = passwords.map((password) => createHmac('sha256', password).update('operator').digest('base64url'))
  return createMiddleware(async (c, next) => {
    if (c.req.header('Authorization') === undefined) return ask(c, next)
    const browser = await browserOf(c)
    const party = browser ? { visit: browser } : { address: addressOf(c) }
    await limits.require('passwords', party)
    return ask(c, async () => {
      await limits.giveBack('passwords', party)
      if (!browser) await remember(c)
      await next()
    })
  })

  async function browserOf(c: Context): Promise<string | null> {
    for (const key of keys) {
      const browser = await getSignedCookie(c, key, cookie)
      if (browser) return browser
    }
    return null
  }

  async function remember(c: Context): Promise<void> {
    const options = { httpOnly: true, sameSite: 'Strict', secure: isSecure, path: '/operator', maxAge: thirtyDays } as const
    await setSignedCookie(c, cookie, crypto.randomUUID(), keys[0] ?? '', options)
  }
}

/** Makes every comparison, whatever the others yield, so that the time taken reveals nothing. */
async function isOperator(passwords: readonly string[], user: string, password: string): Promise<boolean> {
  const [isUserRight, ...matches] = await Promise.all([
    timingSafeEqual(user, 'operator'),
    ...passwords.map((one) => timingSafeEqual(password, one)),
  ])
  return isUserRight === true && matches.includes(true)
}
