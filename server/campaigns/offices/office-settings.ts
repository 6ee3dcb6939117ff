import * as v from 'valibot'
import { isLoopback } from '../../rules/network-address/network-address.ts'

const Id = v.pipe(v.number(), v.integer(), v.minValue(1))

/** How the codes of a tier are made: how many wait for winners, and what each is worth. */
export const TierRule = v.object({
  /** how many codes wait for winners */
  stock: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000)),
  priceMode: v.picklist(['none', 'set', 'subtract', 'percent']),
  /** money or per cent with two decimals; null where the price stays */
  value: v.nullable(v.pipe(v.string(), v.regex(/^\d{1,9}\.\d\d$/))),
  /** the product, or the quota, that the code is for; both null where it is for all */
  item: v.nullable(Id),
  quota: v.nullable(Id),
  tag: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  /** the last day on which it is taken, in the campaign's time zone */
  validUntil: v.nullable(v.pipe(v.string(), v.isoDate())),
})
export type TierRule = v.InferOutput<typeof TierRule>

const Slug = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/))

export const PretixSettings = v.object({
  /** the shop's origin, and its path where it has one, without a slash at the end */
  shop: v.pipe(v.string(), v.check(isShop)),
  organizer: Slug,
  event: Slug,
  /** by the ids of the tiers */
  tiers: v.record(v.string(), TierRule),
})
export type PretixSettings = v.InferOutput<typeof PretixSettings>

export const TimepadSettings = v.object({
  /** hooks of other events of the same organisation are passed over; empty where all are meant */
  eventId: v.pipe(v.string(), v.regex(/^\d{0,12}$/)),
})
export type TimepadSettings = v.InferOutput<typeof TimepadSettings>

/** Returns whether an address can be that of a shop: https, or http on this machine, without credentials, a query and a fragment. */
export function isShop(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password, search, hash } = new URL(address)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(address))
  return isSafe && `${username}${password}${search}${hash}` === '' && !address.endsWith('/')
}

/** Returns where a code of this shop is spent, with `{code}` in its place. */
export function redeemLink({ shop, organizer, event }: Pick<PretixSettings, 'shop' | 'organizer' | 'event'>): string {
  return `${shop}/${organizer}/${event}/redeem?voucher={code}`
}
