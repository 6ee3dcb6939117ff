import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { auth } from 'hono/utils/basic-auth'
import { findPassword, type StaffPasswords, type StaffRole } from '../staff/staff.ts'
import type { AddressOf } from './client-address.ts'
import type { Limits } from './rate-limits.ts'

export type PasswordDeps = { passwords: StaffPasswords; limits: Limits; addressOf: AddressOf }

/**
 * Returns the role that a program's password opens: HTTP basic authentication with any user name, or a bearer token. Null when there
 * is none, or a wrong one. Wrong passwords are counted by address, together with those of the sign-in form. Over the limit it
 * throws `TooManyRequests`, even when the next password is right. A password counts before it is looked at, so that of many at once no
 * more are tried.
 */
export async function readMachineRole(c: Context, { passwords, limits, addressOf }: PasswordDeps): Promise<StaffRole | null> {
  if (c.req.header('Authorization') === undefined) return null
  const party = { address: addressOf(c) }
  await limits.require('passwords', party)
  const password = auth(c.req.raw)?.password ?? bearerIn(c)
  const opened = password === undefined ? null : await findPassword(passwords, password)
  if (opened) await limits.giveBack('passwords', party)
  return opened?.role ?? null
}

/** Returns middleware that requires a password of either role from a program, such as Prometheus. */
export function requirePassword(deps: PasswordDeps): MiddlewareHandler {
  return createMiddleware(async (c, next) => ((await readMachineRole(c, deps)) ? next() : refuseMachine(c)))
}

/** Answers a program that has sent no password, or a wrong one. No page of ours leads a browser here. */
export function refuseMachine(c: Context): Response {
  const expected = 'the password of OPERATOR_PASSWORD or OBSERVER_PASSWORD, by basic authentication or as a bearer token'
  return c.json({ error: { field: 'authorization', expected } }, 401, {
    'WWW-Authenticate': 'Basic realm="Pavel", charset="UTF-8"',
    'Cache-Control': 'no-store',
  })
}

function bearerIn(c: Context): string | undefined {
  return /^Bearer +(.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}
