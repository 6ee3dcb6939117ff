import { and, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { codes } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'

/**
 * Returns the condition of withdrawn codes that can be put back: those that are not cancelled at the ticket office. One that was made
 * there cannot, as long as its office is set: it is being cancelled, or is of another event; and the office makes others.
 */
export function isReturnable({ office }: Pick<GameContext, 'office'>): SQL | undefined {
  const isOwn = office?.kind === 'pretix' ? isNull(codes.voucher) : undefined
  return and(isNull(codes.participantId), isNotNull(codes.withdrawnAt), isNull(codes.voidedAt), isNull(codes.spentAt), isOwn)
}
