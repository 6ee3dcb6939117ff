import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { codes } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import type { PretixApi } from './pretix-api.ts'
import { isOfEvent, voucherId } from './stock.ts'

/** In one run, so that they keep nothing else waiting. */
const most = 25

/**
 * Cancels at the office the codes that were taken back or withdrawn, so that nobody can spend them. One that was spent before stays
 * spent. Rejects with `OfficeProblem`.
 */
export async function voidCodes(context: GameContext, api: Pick<PretixApi, 'cancel'>, event: string): Promise<void> {
  const { db, campaignId, now } = context
  const isToBeVoid = or(isNotNull(codes.revokedAt), isNotNull(codes.withdrawnAt))
  const isLeft = and(isNull(codes.voidedAt), isNull(codes.spentAt), isOfEvent(event))
  const left = await db
    .select({ id: codes.id, voucher: codes.voucher })
    .from(codes)
    .where(and(eq(codes.campaignId, campaignId), isToBeVoid, isLeft))
    .limit(most)
  for (const { id, voucher } of left) {
    const isGone = await api.cancel(voucherId(voucher))
    const found = isGone ? { voidedAt: now() } : { spentAt: now() }
    await db.update(codes).set(found).where(eq(codes.id, id))
  }
}
