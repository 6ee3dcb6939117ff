import { and, eq, sql } from 'drizzle-orm'
import { lastMomentOf } from '../../rules/campaign/campaign.ts'
import { makeCode } from '../../rules/quiz/quiz.ts'
import { codes, prizesGiven } from '../../store/schema/schema.ts'
import { type Db, type GameContext, isFreeCode } from '../../store/store.ts'
import type { PretixSettings, TierRule } from './office-settings.ts'
import type { NewVoucher, Voucher } from './pretix-api.ts'
import type { Order } from './work.ts'

/** As many as are made in one request. */
const mostPerOrder = 50
const codeLength = 10

/** Returns the next codes to be made, for the first tier whose pool has fewer than it should; null where all have enough. */
export async function nextOrder(tx: Db, context: GameContext, settings: PretixSettings): Promise<Order | null> {
  for (const [tierId, rule] of Object.entries(settings.tiers)) {
    if (!isInTime(rule, context)) continue
    const missing = await countMissing(tx, context, tierId, rule)
    if (missing === 0) continue
    const made = Array.from({ length: Math.min(missing, mostPerOrder) }, () => makeCode(context.randomInt, codeLength))
    return { key: crypto.randomUUID(), event: eventOf(settings), tierId, rule, codes: [...new Set(made)] }
  }
  return null
}

/** Identifies the event whose vouchers they are. */
export const eventOf = ({ shop, organizer, event }: PretixSettings) => `${shop}/${organizer}/${event}`

/** Returns what a voucher of this event is called in our database: ids are only its own event's. */
export const voucherName = (event: string, id: string | number) => `${event}#${id}`

/** Returns the id of a voucher that is of this event. */
export const voucherId = (name: string | null) => name?.slice(name.lastIndexOf('#') + 1) ?? ''

/** Whether a code is a voucher of this event. Those of an event that was set before mean something else there, or nothing. */
export const isOfEvent = (event: string) => sql<boolean>`starts_with(${codes.voucher}, ${`${event}#`})`

/** Returns whether the codes of a tier can still be spent. */
export function isInTime({ validUntil }: TierRule, { schedule, now }: Pick<GameContext, 'schedule' | 'now'>): boolean {
  return validUntil === null || lastMomentOf(validUntil, schedule.timeZone) > now()
}

/** A tier with a `most` needs no more codes than it can still give. One that the quiz does not have needs none. */
async function countMissing(tx: Db, context: GameContext, tierId: string, { stock }: TierRule): Promise<number> {
  const tier = context.quiz.tiers.find(({ id }) => id === tierId)
  if (!tier) return 0
  const { campaignId } = context
  const isTheirs = and(eq(codes.campaignId, campaignId), eq(codes.tierId, tierId))
  const free = await tx.$count(codes, and(isTheirs, isFreeCode(context.now())))
  const [counted] = await tx
    .select({ given: prizesGiven.given })
    .from(prizesGiven)
    .where(and(eq(prizesGiven.campaignId, campaignId), eq(prizesGiven.tierId, tierId)))
  const wanted = tier.most === undefined ? stock : Math.min(stock, tier.most - (counted?.given ?? 0))
  return Math.max(0, wanted - free)
}

/** Returns the vouchers that an order asks for. */
export function vouchersOf({ rule, codes: wanted }: Order, { path, schedule }: GameContext): NewVoucher[] {
  const { priceMode, value, item, quota, tag, validUntil } = rule
  const until = validUntil === null ? null : lastMomentOf(validUntil, schedule.timeZone).toISOString()
  return wanted.map((code) => ({
    code,
    max_usages: 1,
    block_quota: false,
    price_mode: priceMode,
    value,
    item,
    quota,
    tag,
    valid_until: until,
    comment: `Pavel ${path}`,
  }))
}

/** Puts vouchers into the pool of their tier. One that is there already stays as it is. */
export async function addToPool(tx: Db, context: GameContext, order: Order, vouchers: readonly Voucher[]): Promise<void> {
  const { validUntil } = order.rule
  const until = validUntil === null ? null : lastMomentOf(validUntil, context.schedule.timeZone)
  const rows = vouchers.map(({ id, code }) => ({
    campaignId: context.campaignId,
    tierId: order.tierId,
    code,
    voucher: voucherName(order.event, id),
    validUntil: until,
    addedAt: context.now(),
  }))
  if (rows.length > 0) await tx.insert(codes).values(rows).onConflictDoNothing()
}
