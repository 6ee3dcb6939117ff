import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { BodyData } from 'hono/utils/body'
import { NoForm } from './passage.ts'

export { type Assets, assets, forEverySite } from './assets.ts'
export { type AddressOf, createAddressOf } from './client-address.ts'
export { sendCompressedOnce } from './compressed-once.ts'
export { handleFailures } from './failures.tsx'
export { keptNowhere, newApp } from './every-response.ts'
export { guardsOf } from './guards.ts'
export { createPassage, type Passage } from './passage.ts'
export { guardForms, guardHandshakes, type Sites, sitesOf } from './origins.ts'
export { requirePassword } from './machine-password.ts'
export { type LimitTable, mostSockets } from './rate-limit-table.ts'
export { createLimits, limitByAddress, type Limits, unlimited } from './rate-limits.ts'
export { mount, openToAll, type Role, type Route } from './routes.ts'
export { noteRequests, type SeenRequests } from './seen.ts'
export { answerSelfCheck, tryPublicUrl } from './self-check.ts'
export { framedPolicy, framingPolicy, letBeFramed, picturePolicy, securityHeaders } from './security-headers.ts'
export { guardedSockets, type OpenSocket, type SocketEvents } from './sockets.ts'
export { staffCookie } from './staff-cookie.ts'
export { answerPatiently, type Page } from './answer-patiently.ts'
export { type Cell, sendTable, type TableFile } from './table-file.ts'
export { signInPath, type StaffDeps, staffOf } from './staff-only.tsx'
export { guardMetrics, onlyFromThisMachine } from './this-machine.ts'
export { type FormerCookie, formerCookie, visitTokenOf } from './visit-token.ts'

/**
 * Returns the fields of the submitted form. Throws an `HTTPException` with status 400 when the body cannot be parsed, such as a
 * multipart body without its end: no browser sends one; with 415 when it is said to be no form. A NUL, which no keyboard has and PostgreSQL does not take, is left out.
 */
export async function readForm(c: Context): Promise<BodyData> {
  if (hasBody(c) && !isForm(c)) throw new NoForm(c.req.header('Content-Type'))
  const form = await c.req.parseBody().catch((error: unknown) => {
    throw error instanceof TypeError ? new HTTPException(400, { message: 'the form cannot be parsed', cause: error }) : error
  })
  const fields = Object.entries(form).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  ])
  return Object.fromEntries(fields)
}

const hasBody = ({ req }: Context): boolean =>
  req.header('Transfer-Encoding') !== undefined || Number(req.header('Content-Length') ?? 0) > 0

const isForm = ({ req }: Context): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(req.header('Content-Type') ?? '')

/** Refuses addresses with a NUL in them, which leads nowhere: PostgreSQL cannot look for one. */
export const refuseNul = createMiddleware(async (c, next) => {
  if (c.req.url.includes('%00')) throw new HTTPException(400, { message: 'expected an address without a NUL' })
  await next()
})
