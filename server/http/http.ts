import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { BodyData } from 'hono/utils/body'

export { type Assets, assets } from './assets.ts'
export { type AddressOf, createAddressOf } from './client-address.ts'
export { sendCompressedOnce } from './compressed-once.ts'
export { handleFailures } from './failures.tsx'
export { guardOrigins, type Sites, sitesOf } from './origins.ts'
export { requirePassword } from './machine-password.ts'
export { type LimitTable, mostSockets } from './rate-limit-table.ts'
export { createLimits, limitByAddress, type Limits, unlimited } from './rate-limits.ts'
export { type Guards, mount, openToAll, type Role, type Route } from './routes.ts'
export { framedPolicy, framingPolicy, picturePolicy, securityHeaders } from './security-headers.ts'
export { guardedSockets, type OpenSocket, type SocketEvents } from './sockets.ts'
export { staffCookie } from './staff-cookie.ts'
export { signInPath, type StaffDeps, staffOf, staffOnly } from './staff-only.tsx'
export { guardMetrics, noticeStrangers, onlyFromThisMachine } from './this-machine.ts'
export { type TokenCookie, tokenCookie } from './visitor-cookie.ts'

/**
 * Returns the fields of the submitted form. Throws an `HTTPException` with status 400 when the body cannot be parsed, such as a
 * multipart body without its end: no browser sends one.
 */
export async function readForm(c: Context): Promise<BodyData> {
  return c.req.parseBody().catch((error: unknown) => {
    throw error instanceof TypeError ? new HTTPException(400, { message: 'the form cannot be parsed', cause: error }) : error
  })
}
