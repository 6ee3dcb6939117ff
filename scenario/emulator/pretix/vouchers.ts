import { PretixRefusal, refuse } from './refusal.ts'
import type { Shop, ShopOwner, Voucher } from './shop.ts'
import { readVoucher } from './voucher-rules.ts'

/** What is answered, unless it is refused. */
type Answer = { status: number; body: unknown }

/** Makes one voucher. Throws `PretixRefusal`. */
export function makeVoucher(given: unknown, { shop, faults }: ShopOwner): Answer {
  if (faults.isLocked && takesLock(given)) refuseBusy()
  const read = readVoucher(given, shop, codesOf(shop))
  if ('faults' in read) throw new PretixRefusal(400, read.faults)
  return { status: 201, body: keep(shop, read.voucher) }
}

/** Makes many vouchers, or none: then every row has its faults, `{}` where there are none. Of two rows with one code the second is blamed. */
export function makeVouchers(given: unknown, { shop, faults }: ShopOwner): Answer {
  if (!Array.isArray(given)) throw new PretixRefusal(400, { non_field_errors: ['Expected a list of items.'] })
  if (faults.isLocked && given.some(takesLock)) refuseBusy()
  const taken = codesOf(shop)
  const read = given.map((row) => {
    const one = readVoucher(row, shop, taken)
    if ('voucher' in one) taken.push(one.voucher.code.toLowerCase())
    return one
  })
  if (read.some((one) => 'faults' in one))
    throw new PretixRefusal(
      400,
      read.map((one) => ('faults' in one ? one.faults : {})),
    )
  return { status: 201, body: read.flatMap((one) => ('voucher' in one ? keep(shop, one.voucher) : [])) }
}

/** Changes until when a voucher is taken. Other fields stay as they are. */
export function changeVoucher(id: number, given: unknown, { shop }: ShopOwner): Answer {
  const voucher = findVoucher(id, shop)
  const { valid_until } = (given ?? {}) as Record<string, unknown>
  if (typeof valid_until !== 'string' || Number.isNaN(Date.parse(valid_until)))
    throw new PretixRefusal(400, { valid_until: ['Datetime has wrong format.'] })
  voucher.valid_until = valid_until
  return { status: 200, body: voucher }
}

/** Deletes a voucher that no order refers to: one that was cancelled does still, though the voucher can be used again. */
export function deleteVoucher(id: number, { shop }: ShopOwner): Answer {
  const voucher = findVoucher(id, shop)
  if (voucher.redeemed > 0 || shop.orders.some((order) => order.voucher === id))
    refuse(403, 'This voucher can not be deleted as it has already been used.')
  shop.vouchers = shop.vouchers.filter((other) => other !== voucher)
  return { status: 204, body: null }
}

/** Returns the voucher with this id. Refuses with 404. */
export function findVoucher(id: number, { vouchers }: Shop): Voucher {
  return vouchers.find((voucher) => voucher.id === id) ?? refuse(404, 'No Voucher matches the given query.')
}

const mostPerPage = 50

/** Returns a page of the vouchers that the filters leave. Refuses with 404 beyond the last one. */
export function listVouchers(url: URL, { shop }: ShopOwner): Answer {
  const asked = url.searchParams
  const found = shop.vouchers.filter(
    ({ code, tag, redeemed }) =>
      (!asked.has('code') || code.toLowerCase() === asked.get('code')?.toLowerCase()) &&
      (!asked.has('tag') || tag === asked.get('tag')) &&
      (!asked.has('redeemed') || redeemed === Number(asked.get('redeemed'))),
  )
  const ordered = found.toSorted((one, other) => (asked.get('ordering') === '-id' ? other.id - one.id : one.id - other.id))
  const size = Math.min(Number(asked.get('page_size') ?? mostPerPage), mostPerPage)
  const page = Number(asked.get('page') ?? 1)
  const last = Math.max(1, Math.ceil(ordered.length / size))
  if (!(page >= 1 && page <= last)) refuse(404, 'Invalid page.')
  const addressOf = (to: number) => {
    const address = new URL(url)
    address.searchParams.set('page', String(to))
    return address.href
  }
  return {
    status: 200,
    body: {
      count: ordered.length,
      next: page < last ? addressOf(page + 1) : null,
      previous: page > 1 ? addressOf(page - 1) : null,
      results: ordered.slice((page - 1) * size, page * size),
    },
  }
}

const codesOf = ({ vouchers }: Shop) => vouchers.map(({ code }) => code.toLowerCase())

function keep(shop: Shop, voucher: Omit<Voucher, 'id'>): Voucher {
  const kept = { id: shop.nextId++, ...voucher }
  shop.vouchers.push(kept)
  return kept
}

/** The server takes the event's lock where `block_quota` is absent or true, unless the quota may be ignored. */
function takesLock(given: unknown): boolean {
  const { block_quota, allow_ignore_quota } = (given ?? {}) as Record<string, unknown>
  return block_quota !== false && allow_ignore_quota !== true
}

const refuseBusy = () => refuse(409, 'The event is too busy, please try again.')
