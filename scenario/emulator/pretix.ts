import { Hono } from 'hono'
import { answer } from './pretix/answer.ts'
import { noPretixFaults, type PretixFaults } from './pretix/faults.ts'
import { RememberedAnswers } from './pretix/idempotency.ts'
import { type Counter, counterOf } from './pretix/orders.ts'
import { shopPages } from './pretix/pages.ts'
import { newShop, type SeenRequest, type Shop, type ShopOwner } from './pretix/shop.ts'

export type PretixOptions = {
  shop?: Partial<Shop>
  faults?: Partial<PretixFaults>
  /** milliseconds since the epoch */
  now?: () => number
}

export type Pretix = {
  /** serves the API below `/api/v1`, and the pages of the shop; to be mounted on a server of its own or with others */
  app: Hono
  /** the shop's contents, which may be read and changed at any time */
  readonly shop: Shop
  readonly faults: PretixFaults
  /** the requests to the API, oldest first */
  readonly requests: readonly SeenRequest[]
  /** what visitors and the organiser do in the shop */
  counter: Counter
}

/**
 * A stand-in for a pretix shop of one event, as far as vouchers and orders go (https://docs.pretix.eu/en/latest/api/). It refuses what
 * the documentation refuses, and has a switch for everything that can go wrong on the way. What it does not know, such as series,
 * seats and budgets, it ignores.
 */
export function createPretix({ shop, faults, now = Date.now }: PretixOptions = {}): Pretix {
  const owner: ShopOwner = { shop: newShop(shop), faults: { ...noPretixFaults, ...faults }, now, requests: [] }
  const remembered = new RememberedAnswers()
  const counter = counterOf(owner)
  const app = new Hono().all('/api/v1/*', (c) => answer(c.req.raw, owner, remembered)).route('/', shopPages(owner, counter))
  return { app, shop: owner.shop, faults: owner.faults, requests: owner.requests, counter }
}
