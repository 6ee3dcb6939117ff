import type { PretixFaults } from './faults.ts'

/** What a ticket shop holds. Plain data: a test or a command may read and change it as its organiser would in its panel. */
export type Shop = {
  organizer: string
  event: string
  tokens: Token[]
  /** the products that can be bought, and the quotas that they belong to, by their ids */
  items: number[]
  quotas: number[]
  vouchers: Voucher[]
  orders: Order[]
  /** the addresses that are told of orders */
  hooks: string[]
  /** the id that the next new object gets */
  nextId: number
}

/** The token of a team. One that is not active is answered like one that does not exist. */
export type Token = { token: string; isActive: boolean; rights: Right[] }

type Right = 'can_view_vouchers' | 'can_change_vouchers' | 'can_view_orders'

export type Voucher = {
  id: number
  code: string
  max_usages: number
  min_usages: number
  redeemed: number
  valid_until: string | null
  block_quota: boolean
  allow_ignore_quota: boolean
  price_mode: 'none' | 'set' | 'subtract' | 'percent'
  value: string | null
  item: number | null
  quota: number | null
  tag: string
  comment: string
}

/** `status`: pending, paid, expired, cancelled. */
export type Order = { code: string; status: 'n' | 'p' | 'e' | 'c'; voucher: number }

/** One request as it was received, and how it was answered. */
export type SeenRequest = { method: string; path: string; key: string | null; status: number }

export type ShopOwner = {
  shop: Shop
  faults: PretixFaults
  /** milliseconds since the epoch */
  now: () => number
  requests: SeenRequest[]
}

/** A shop of one event, with a token that may do everything, and nothing sold yet. */
export function newShop(given: Partial<Shop> = {}): Shop {
  const rights: Right[] = ['can_view_vouchers', 'can_change_vouchers', 'can_view_orders']
  return {
    organizer: 'reptiles',
    event: 'conf',
    tokens: [{ token: 'pavel-may-make-vouchers', isActive: true, rights }],
    items: [11, 12],
    quotas: [21],
    vouchers: [],
    orders: [],
    hooks: [],
    nextId: 101,
    ...given,
  }
}
