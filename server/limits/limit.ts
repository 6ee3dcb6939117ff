import { createMiddleware } from 'hono/factory'
import type { AddressOf } from '../app/address.ts'
import type { Limits } from '../limits.ts'
import type { Measures } from './measures.ts'

/** Before a route: what is asked of it counts by address. */
export function limitByAddress(what: keyof Measures, { limits, addressOf }: { limits: Limits; addressOf: AddressOf }) {
  return createMiddleware(async (c, next) => {
    await limits.require(what, { address: addressOf(c) })
    await next()
  })
}
