import { and, gt, isNull, or, type SQL } from 'drizzle-orm'
import { codes } from './schema/schema.ts'

/**
 * Returns the condition of codes that wait in a pool: nobody has them, none was taken out, and none is known to be spent or cancelled at
 * the ticket office, where others may have got hold of it.
 */
export const isInPool = (): SQL | undefined =>
  and(isNull(codes.participantId), isNull(codes.withdrawnAt), isNull(codes.spentAt), isNull(codes.voidedAt))

/** Returns the condition of codes that a winner can be given at this time: those in a pool that are still valid. */
export const isFreeCode = (at: Date): SQL | undefined => and(isInPool(), or(isNull(codes.validUntil), gt(codes.validUntil, at)))
