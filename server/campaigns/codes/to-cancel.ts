import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { codes } from '../../store/schema/schema.ts'
import { type GameContext, inTransaction } from '../../store/store.ts'
import { forgetCodeCounts } from './count-codes.ts'

/** A code that must not be spent any more, and that the ticket office still takes. One that has been spent it takes no more. */
export type ToCancel = { id: number; code: string; tierId: string; why: 'revoked' | 'withdrawn'; at: Date }

const linesShown = 10

/** Reads the oldest codes to be cancelled at the ticket office, and whether there are more. */
export async function readToCancel({ db, campaignId }: GameContext): Promise<{ lines: ToCancel[]; hasMore: boolean }> {
  const rows = await db
    .select()
    .from(codes)
    .where(and(eq(codes.campaignId, campaignId), isToVoid))
    .orderBy(codes.id)
    .limit(linesShown + 1)
  const lines = rows.slice(0, linesShown).flatMap(({ id, code, tierId, revokedAt, withdrawnAt }) => {
    const at = revokedAt ?? withdrawnAt
    return at ? [{ id, code, tierId, why: revokedAt ? ('revoked' as const) : ('withdrawn' as const), at }] : []
  })
  return { lines, hasMore: rows.length > linesShown }
}

/** Notes that these codes have been cancelled at the ticket office, and who says so. Returns how many have; others were not to be. */
export async function cancelAtOffice(context: GameContext, ids: readonly number[], by: Author): Promise<number> {
  const count = await inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    const isMeant = and(eq(codes.campaignId, context.campaignId), inArray(codes.id, [...ids]), isToVoid)
    const locked = await tx.select({ id: codes.id }).from(codes).where(isMeant).orderBy(codes.id).for('update')
    const cancelled = await tx
      .update(codes)
      .set({ voidedAt: at })
      .where(
        inArray(
          codes.id,
          locked.map(({ id }) => id),
        ),
      )
      .returning({ code: codes.code })
    for (const { code } of cancelled) await noteDeed(transaction, by, { what: 'cancelled a code at the office', about: code })
    return cancelled.length
  })
  forgetCodeCounts(context)
  return count
}

const isToVoid = and(isNull(codes.voidedAt), isNull(codes.spentAt), or(isNotNull(codes.revokedAt), isNotNull(codes.withdrawnAt)))
