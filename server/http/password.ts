import type { Context, MiddlewareHandler } from 'hono'
import { basicAuth } from 'hono/basic-auth'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { timingSafeEqual } from 'hono/utils/buffer'
import { createHmac } from 'node:crypto'
import type { AddressOf } from './client-address.ts'
import { type Limits, TooOften } from './limits.ts'

type Deps = { passwords: readonly string[]; limits: Limits; addressOf: AddressOf; isSecure: boolean }

const cookie = 'operator'
const thirtyDays = 30 * 24 * 3600

/**
 * Asks for the operator's password, each of `passwords` being one, and counts the wrong ones: by address, and for a browser that has had
 * it right before, by that browser. Too many are answered with 429 even where the next one is right.
 */
export function askPassword({ passwords, limits, addressOf, isSecure }: Deps): MiddlewareHandler {
  const ask = basicAuth({ realm: 'Pavel', verifyUser: (user, password) => isOperator(passwords, user, password) })
  // a password that is taken away takes its browsers' marks with it
  const keys = passwords.map((password) => createHmac('sha256', password).update('operator').digest('base64url'))
  return createMiddleware(async (c, next) => {
    const browser = await browserOf(c)
    const party = browser ? { visit: browser } : { address: addressOf(c) }
    const tooMuch = await limits.look('passwords', party)
    if (tooMuch) throw new TooOften(tooMuch.seconds)
    try {
      return await ask(c, async () => {
        if (!browser) await mark(c)
        await next()
      })
    } catch (error) {
      const isWrong = error instanceof HTTPException && error.status === 401 && c.req.header('Authorization') !== undefined
      if (isWrong) await limits.count('passwords', party)
      throw error
    }
  })

  async function browserOf(c: Context): Promise<string | null> {
    for (const key of keys) {
      const browser = await getSignedCookie(c, key, cookie)
      if (browser) return browser
    }
    return null
  }

  async function mark(c: Context): Promise<void> {
    const options = { httpOnly: true, sameSite: 'Strict', secure: isSecure, path: '/operator', maxAge: thirtyDays } as const
    await setSignedCookie(c, cookie, crypto.randomUUID(), keys[0] ?? '', options)
  }
}

/** Every comparison is made, whatever the others say: how long it takes tells nothing. */
async function isOperator(passwords: readonly string[], user: string, password: string): Promise<boolean> {
  const [isNamed, ...fits] = await Promise.all([
    timingSafeEqual(user, 'operator'),
    ...passwords.map((one) => timingSafeEqual(password, one)),
  ])
  return isNamed === true && fits.includes(true)
}
