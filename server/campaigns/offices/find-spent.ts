import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { codes } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import type { PretixSettings } from './office-settings.ts'
import type { PretixApi } from './pretix-api.ts'
import { eventOf, isOfEvent, voucherId, voucherName } from './stock.ts'

/** Of each tag: 2,000 codes that were spent. */
const mostPages = 40
/** Of those that are marked as spent and were not found, how many are asked about in one run. */
const mostDoubts = 25

/**
 * Asks the office which codes have been spent, and notes it. One whose order was cancelled can be spent again, and is marked so once
 * the office says so of that very code. Rejects with `OfficeProblem`.
 */
export async function findSpent(
  context: GameContext,
  api: Pick<PretixApi, 'list' | 'read'>,
  settings: PretixSettings,
): Promise<void> {
  const found: string[] = []
  for (const tag of new Set(Object.values(settings.tiers).map((rule) => rule.tag))) found.push(...(await listSpent(api, tag)))
  const event = eventOf(settings)
  const spent = found.map((id) => voucherName(event, id))
  await markSpent(context, spent)
  for (const { id, voucher } of await findDoubtful(context, event, new Set(spent))) {
    const now = await api.read(voucherId(voucher))
    if (now?.redeemed === 0) await context.db.update(codes).set({ spentAt: null }).where(eq(codes.id, id))
  }
}

/** The newest come first, so that what is not reached are codes that were found before. */
async function listSpent(api: Pick<PretixApi, 'list'>, tag: string): Promise<string[]> {
  const ids: string[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const { vouchers, isLast } = await api.list({ tag, isSpent: true, page })
    ids.push(...vouchers.map(({ id }) => String(id)))
    if (isLast) break
  }
  return ids
}

/** Locks the codes in the order of their ids, as everybody does who locks several. */
async function markSpent({ db, campaignId, now }: GameContext, vouchers: string[]): Promise<void> {
  if (vouchers.length === 0) return
  const isOne = and(eq(codes.campaignId, campaignId), inArray(codes.voucher, vouchers), isNull(codes.spentAt))
  await db.transaction(async (tx) => {
    const locked = await tx.select({ id: codes.id }).from(codes).where(isOne).orderBy(codes.id).for('update')
    const ids = locked.map(({ id }) => id)
    if (ids.length > 0) await tx.update(codes).set({ spentAt: now() }).where(inArray(codes.id, ids))
  })
}

/** Those that were marked last are the likeliest to be cancelled. */
async function findDoubtful({ db, campaignId }: GameContext, event: string, found: ReadonlySet<string>) {
  const isMarked = and(eq(codes.campaignId, campaignId), isNotNull(codes.spentAt), isOfEvent(event))
  const marked = await db.select({ id: codes.id, voucher: codes.voucher }).from(codes).where(isMarked)
  return marked.filter(({ voucher }) => !found.has(voucher ?? '')).slice(-mostDoubts)
}
