import type { Order, ShopOwner, Voucher } from './shop.ts'

/** What visitors and the organiser do in the shop. Each resolves once the hooks have been sent. */
export type Counter = {
  /** Places an order with this voucher. Returns null where the voucher is unknown, used or out of date. */
  redeem(code: string): Promise<Order | null>
  pay(order: Order): Promise<void>
  cancel(order: Order): Promise<void>
  /** An order that is not paid in time keeps its use of the voucher. */
  expire(order: Order): Promise<void>
}

/** Returns the counter of a shop. */
export function counterOf(owner: ShopOwner): Counter {
  const { shop } = owner
  const change = async (order: Order, status: Order['status'], action: string) => {
    order.status = status
    await tellHooks(owner, order, action)
  }
  return {
    async redeem(code) {
      const voucher = usable(owner, code)
      if (!voucher) return null
      voucher.redeemed += 1
      const order: Order = { code: `R${String(shop.nextId++).padStart(4, 'A')}`, status: 'n', voucher: voucher.id }
      shop.orders.push(order)
      await tellHooks(owner, order, 'pretix.event.order.placed')
      return order
    },
    pay: (order) => change(order, 'p', 'pretix.event.order.paid'),
    async cancel(order) {
      const voucher = shop.vouchers.find(({ id }) => id === order.voucher)
      if (voucher && order.status !== 'c') voucher.redeemed -= 1
      await change(order, 'c', 'pretix.event.order.canceled')
    },
    expire: (order) => change(order, 'e', 'pretix.event.order.expired'),
  }
}

/** Returns the voucher with this code, whatever its case, where it can be used. */
export function usable({ shop, now }: ShopOwner, code: string): Voucher | undefined {
  const voucher = shop.vouchers.find((one) => one.code.toLowerCase() === code.toLowerCase())
  const isInTime = !voucher?.valid_until || Date.parse(voucher.valid_until) > now()
  return voucher && isInTime && voucher.redeemed < voucher.max_usages ? voucher : undefined
}

/** Hooks carry no content and no signature. */
async function tellHooks({ shop, faults }: ShopOwner, { code }: Order, action: string): Promise<void> {
  const told = { notification_id: shop.nextId++, organizer: shop.organizer, event: shop.event, code, action }
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(told) }
  const times = faults.sendsTwice ? 2 : 1
  for (const hook of shop.hooks)
    for (let sent = 0; sent < times; sent += 1) await fetch(hook, { ...init, redirect: 'manual' }).catch(() => undefined)
}
