import { and, eq, inArray, like } from 'drizzle-orm'
import { createHmac, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { codes, hookDeliveries, ticketOffices } from '../../store/schema/schema.ts'
import type { Db, ServerContext } from '../../store/store.ts'
import { findOffice, hashOf, type HookOutcome, noteDelivery, readObject } from './hook.ts'
import { TimepadSettings } from './office-settings.ts'

/** The statuses of TimePad's orders (https://dev.timepad.ru/api/) that hold a code, and those that give it back. Others say nothing. */
const holding = [
  'ok',
  'paid',
  'booked',
  'booked_offline',
  'paid_offline',
  'paid_ur',
  'transfer_payment',
  'return_payment_request',
  'return_payment_reject',
]
const releasing = ['inactive', 'deleted', 'returned', 'rejected', 'blocked', 'return_org', 'return_tp']
/** Those after which an order holds nothing any more: a hook that says otherwise has been overtaken on its way. */
const final = ['returned', 'return_org', 'return_tp']

const Id = v.union([v.pipe(v.number(), v.integer()), v.pipe(v.string(), v.regex(/^\d{1,20}$/))])

/** An order, as far as codes go. Fields may be added at any time. */
const Order = v.object({
  id: Id,
  status: v.object({ name: v.string() }),
  event: v.optional(v.object({ id: Id })),
  promocodes: v.optional(v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(255))), v.maxLength(100))), []),
})

type Hook = { hookKey: string; signature: string | undefined; body: Uint8Array }

/**
 * Takes a hook of TimePad: the codes of this campaign that the order names have been spent, or can be spent again. A hook that is
 * forged, was taken before, or is about another event changes nothing.
 */
export async function takeTimepadHook({ db, now }: Pick<ServerContext, 'db' | 'now'>, hook: Hook): Promise<HookOutcome> {
  const office = await findOffice(db, 'timepad', hook.hookKey)
  if (!office) return 'unknown'
  if (!isSigned(hook, office.secret)) return 'forged'
  const order = v.safeParse(Order, readObject(hook.body))
  if (!order.success) return 'malformed'
  const { eventId } = v.parse(TimepadSettings, office.settings)
  const { status, event, promocodes } = order.output
  if (eventId !== '' && event !== undefined && String(event.id) !== eventId) return 'passed over'
  const { campaignId } = office
  return db.transaction(async (tx) => {
    if (!(await noteDelivery(tx, campaignId, hashOf(hook.body), now()))) return 'repeated'
    await tx.update(ticketOffices).set({ workedAt: now() }).where(eq(ticketOffices.campaignId, campaignId))
    const isHolding = holding.includes(status.name)
    if (!isHolding && !releasing.includes(status.name)) return 'passed over'
    const isFinal = final.includes(status.name)
    await mark(tx, { campaignId, orderId: String(order.output.id), named: promocodes ?? [], isHolding, isFinal, at: now() })
    return 'taken'
  })
}

/** Compared in constant time, over the bytes as they came. */
function isSigned({ signature, body }: Hook, secret: string): boolean {
  const digest = /^sha1=([0-9a-f]{40})$/i.exec(signature ?? '')?.[1]
  if (digest === undefined) return false
  return timingSafeEqual(Buffer.from(digest, 'hex'), createHmac('sha1', secret).update(body).digest())
}

type OfOrder = { campaignId: number; orderId: string; isHolding: boolean; isFinal: boolean; at: Date }

/**
 * Marks the codes that an order holds as spent, or gives them back where no other order holds them: one that lapses may do so after
 * the next has been placed. Locks the codes in the order of their ids.
 */
async function mark(tx: Db, { named, ...order }: OfOrder & { named: string[] }): Promise<void> {
  const { campaignId, at } = order
  if (named.length === 0) return
  const isNamed = and(eq(codes.campaignId, campaignId), inArray(codes.code, named))
  const locked = await tx.select().from(codes).where(isNamed).orderBy(codes.id).for('update')
  for (const { id: codeId, spentAt } of locked) {
    const isHeld = await noteHolder(tx, { ...order, codeId })
    if (isHeld !== (spentAt !== null))
      await tx
        .update(codes)
        .set({ spentAt: isHeld ? at : null })
        .where(eq(codes.id, codeId))
  }
}

/** Which orders hold a code, or hold it no more, is kept with the hooks that said so. Returns whether any holds it. */
async function noteHolder(tx: Db, { campaignId, codeId, orderId, isHolding, isFinal, at }: OfOrder & { codeId: number }) {
  const isOfCampaign = eq(hookDeliveries.campaignId, campaignId)
  const holders = `code ${codeId} held by `
  const returned = `code ${codeId} returned by ${orderId}`
  const note = (id: string) => tx.insert(hookDeliveries).values({ campaignId, id, at }).onConflictDoNothing()
  if (isFinal) await note(returned)
  const isOver = isFinal || (await tx.$count(hookDeliveries, and(isOfCampaign, eq(hookDeliveries.id, returned)))) > 0
  if (isHolding && !isOver) await note(holders + orderId)
  else await tx.delete(hookDeliveries).where(and(isOfCampaign, eq(hookDeliveries.id, holders + orderId)))
  return (await tx.$count(hookDeliveries, and(isOfCampaign, like(hookDeliveries.id, `${holders}%`)))) > 0
}
