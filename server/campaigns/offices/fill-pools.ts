import type { GameContext } from '../../store/store.ts'
import type { PretixSettings } from './office-settings.ts'
import type { PretixApi, Voucher } from './pretix-api.ts'
import { addToPool, eventOf, nextOrder, vouchersOf } from './stock.ts'
import { OfficeProblem } from './trouble.ts'
import { changeWork, type Order, type Work } from './work.ts'

type Filling = { context: GameContext; api: PretixApi; settings: PretixSettings; work: Work; worker: string }

/** In one run at most, so that a large stock keeps nothing else waiting. */
const mostOrders = 4

/**
 * Has codes made for the pools that have fewer than they should. An order whose answer was lost, on whichever server, is finished
 * first: the same request with the same key, and then by asking what there is. Rejects with `OfficeProblem`.
 */
export async function fillPools(filling: Filling): Promise<void> {
  const { context, settings, work, worker } = filling
  const { order } = work
  if (order && order.event === eventOf(settings)) await carryOut(filling, order, true)
  else if (order) await changeWork(context, worker, async () => ({ order: null }))
  for (let made = 0; made < mostOrders; made += 1) {
    const next = await noteNext(filling)
    if (!next) return
    await carryOut(filling, next, false)
  }
}

/** Committed before the request goes out. */
async function noteNext({ context, settings, worker }: Filling): Promise<Order | null> {
  let order: Order | null = null
  const isOurs = await changeWork(context, worker, async (tx) => {
    order = await nextOrder(tx, context, settings)
    return { order }
  })
  return isOurs ? order : null
}

/** `isAgain`: it may have been carried out before. Where another server has taken over, that one finishes the order. */
async function carryOut(filling: Filling, order: Order, isAgain: boolean): Promise<void> {
  const { context, worker } = filling
  const vouchers = await makeOrFind(filling, order, isAgain)
  await changeWork(context, worker, async (tx) => {
    await addToPool(tx, context, order, vouchers)
    return { order: null }
  })
}

/** Returns the vouchers of an order; none where somebody else has a code of it, so that others have to be thought of. */
async function makeOrFind(filling: Filling, order: Order, isAgain: boolean): Promise<Voucher[]> {
  const { context, api } = filling
  try {
    return await api.make(vouchersOf(order, context), order.key)
  } catch (problem) {
    if (!(problem instanceof OfficeProblem) || problem.mayBeDone) throw problem
    if (problem.trouble === 'rule' && hasOnlyCodeFaults(problem.refusal)) return isAgain ? findMade(api, order) : []
    await noteRefused(filling, order, problem)
    throw problem
  }
}

/** The office may remember its refusal with the key, and repeat it after everything has been put right. */
async function noteRefused({ context, worker }: Filling, order: Order, { trouble }: OfficeProblem): Promise<void> {
  if (trouble === 'busy') return
  const next = trouble === 'rule' ? null : { ...order, key: crypto.randomUUID() }
  await changeWork(context, worker, async () => ({ order: next }))
}

/** Whether nothing but the codes is refused: somebody has them already. */
function hasOnlyCodeFaults(refusal: unknown): boolean {
  const rows = Array.isArray(refusal) ? (refusal as unknown[]) : []
  const fields = rows.flatMap((row) => Object.keys(Object(row) as object))
  return fields.length > 0 && fields.every((field) => field === 'code')
}

/** Enough for the newest four orders of a tier. */
const mostPages = 4

/** Returns the vouchers of an order that was carried out although no answer said so. They are the newest of their tag. */
async function findMade(api: PretixApi, { codes, rule: { tag } }: Order): Promise<Voucher[]> {
  const wanted = new Set(codes.map((code) => code.toLowerCase()))
  const found: Voucher[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const { vouchers, isLast } = await api.list({ tag, page })
    found.push(...vouchers.filter(({ code }) => wanted.has(code.toLowerCase())))
    if (isLast || found.length === wanted.size) break
  }
  return found
}
