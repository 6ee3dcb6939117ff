import * as v from 'valibot'
import type { PretixSettings } from './office-settings.ts'
import { send } from './send.ts'
import { OfficeProblem } from './trouble.ts'

/** A voucher to be made. `block_quota` would make the server take the event's lock, and reserve a ticket for nobody. */
export type NewVoucher = {
  code: string
  max_usages: 1
  block_quota: false
  price_mode: 'none' | 'set' | 'subtract' | 'percent'
  value: string | null
  item: number | null
  quota: number | null
  tag: string
  valid_until: string | null
  comment: string
}

/** Fields may be added at any time. */
const Voucher = v.object({ id: v.pipe(v.number(), v.integer()), code: v.string(), redeemed: v.number() })
export type Voucher = v.InferOutput<typeof Voucher>

const Page = v.object({ count: v.number(), next: v.nullable(v.string()), results: v.array(Voucher) })

/** The vouchers of one event at pretix, by its API (https://docs.pretix.eu/en/latest/api/). Everything rejects with `OfficeProblem`. */
export type PretixApi = {
  /** Makes all of them or none. The same `key` always gets the same answer, for a day. */
  make(vouchers: readonly NewVoucher[], key: string): Promise<Voucher[]>
  /** Returns one page of those with this tag, the newest first. */
  list(which: { tag?: string; isSpent?: boolean; page: number }): Promise<{ vouchers: Voucher[]; count: number; isLast: boolean }>
  /** Returns a voucher; null where it has been deleted. */
  read(id: string): Promise<Voucher | null>
  /** Has a voucher taken no more, and returns whether it is so; false where it has been used. */
  cancel(id: string): Promise<boolean>
}

export type Connection = {
  token: string
  /** the limit for one request */
  timeoutMs?: number | undefined
  stopping?: AbortSignal | undefined
  /** is told of each request */
  onRequest?: () => void
}

/** It may have to make 50 vouchers, and be a small server. */
const usualTimeoutMs = 10_000

/** Returns the API of the event that is set. Sends nothing yet. */
export function pretixApi({ shop, organizer, event }: PretixSettings, connection: Connection): PretixApi {
  const { token, timeoutMs = usualTimeoutMs, stopping } = connection
  const root = `${shop}/api/v1/organizers/${organizer}/events/${event}/vouchers/`
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, more: { body?: unknown; key?: string } = {}) => {
    connection.onRequest?.()
    const headers = { authorization: `Token ${token}`, ...(more.key !== undefined && { 'x-idempotency-key': more.key }) }
    return send({ method, url: new URL(root + path), headers, body: more.body, timeoutMs, stopping })
  }
  const read = async (id: string) => {
    const found = await ask('GET', `${id}/`).catch(nullIfMissing)
    return found === null ? null : parse(Voucher, found)
  }
  return {
    make: async (vouchers, key) => parse(v.array(Voucher), await ask('POST', 'batch_create/', { body: vouchers, key }), true),
    async list({ tag, isSpent, page }) {
      const asked = { ...(tag !== undefined && { tag }), ...(isSpent && { redeemed: '1' }), ordering: '-id', page: String(page) }
      const { count, next, results } = parse(Page, await ask('GET', `?${new URLSearchParams(asked)}`))
      return { vouchers: results, count, isLast: next === null }
    },
    read,
    async cancel(id) {
      try {
        await ask('DELETE', `${id}/`, { key: crypto.randomUUID() })
        return true
      } catch (problem) {
        if (!(problem instanceof OfficeProblem)) throw problem
        if (problem.trouble === 'missing') return true
        if (problem.trouble !== 'rights') throw problem
        // It refuses with one status what was used, what an order that was cancelled refers to, and what the token may not do.
        const voucher = await read(id)
        if (voucher?.redeemed !== 0) return voucher === null
        await ask('PATCH', `${id}/`, { body: { valid_until: longAgo }, key: crypto.randomUUID() })
        return true
      }
    },
  }
}

/** A voucher of this time is taken no more. */
const longAgo = '2000-01-01T00:00:00Z'

function nullIfMissing(problem: unknown): null {
  if (problem instanceof OfficeProblem && problem.trouble === 'missing') return null
  throw problem
}

function parse<Schema extends v.GenericSchema>(schema: Schema, json: unknown, mayBeDone = false): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return parsed.output
  throw new OfficeProblem({ trouble: 'stranger', mayBeDone })
}
