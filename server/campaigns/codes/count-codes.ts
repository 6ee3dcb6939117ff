import { eq, sql, type SQL } from 'drizzle-orm'
import { codes } from '../../store/schema/schema.ts'
import { type CountContext, isFreeCode, isInPool, keepCount } from '../../store/store.ts'
import { isReturnable } from './returnable.ts'

/**
 * How many codes of a tier there are. `noted`: put in since the time of that is noted, or still unused; `given`: winners have them;
 * `spentOfGiven` of these, and `spent` of all, at the ticket office; `free`: in the pool; `usable` of these: the ticket office still
 * takes them; `withdrawn`: out of the pool, unused; `returnable` of these: not cancelled at the ticket office.
 */
type CodeCounts = Record<Counted, number> & {
  tierId: string
  /** by how many hours */
  takenLastHours: { 1: number; 3: number; 24: number }
}

type Counted = 'all' | 'noted' | 'given' | 'spent' | 'spentOfGiven' | 'revoked' | 'free' | 'usable' | 'withdrawn' | 'returnable'

/** So many are counted in no time. */
const fewCodes = 10_000

const kept = keepCount({ count, isLittle: (tiers) => tiers.reduce((sum, { all }) => sum + all, 0) < fewCodes })

/**
 * Counts the codes of a campaign, by tier. Where there are very many of them it is a count of the last seconds. Throws when the database
 * does not answer.
 */
export const countCodes = kept.read

/** Has the codes of a campaign counted anew for whoever looks next: they were changed at the desk. */
export const forgetCodeCounts = kept.forget

async function count(context: CountContext): Promise<CodeCounts[]> {
  const { db, campaignId, now } = context
  const at = now()
  const { participantId, takenAt, addedAt, revokedAt, withdrawnAt, spentAt } = codes
  const isGiven = sql`${participantId} is not null and ${revokedAt} is null`
  const takenSince = (hours: number) => countIf(sql`${takenAt} > ${new Date(at.getTime() - hours * 3_600_000).toISOString()}`)
  const rows = await db
    .select({
      tierId: codes.tierId,
      all: countIf(sql`true`),
      noted: countIf(sql`${addedAt} is not null or ${participantId} is null`),
      given: countIf(isGiven),
      spent: countIf(sql`${spentAt} is not null`),
      spentOfGiven: countIf(sql`${isGiven} and ${spentAt} is not null`),
      revoked: countIf(sql`${revokedAt} is not null`),
      free: countIf(isInPool()),
      usable: countIf(isFreeCode(at)),
      withdrawn: countIf(sql`${withdrawnAt} is not null`),
      returnable: countIf(isReturnable(context)),
      lastHour: takenSince(1),
      last3Hours: takenSince(3),
      lastDay: takenSince(24),
    })
    .from(codes)
    .where(eq(codes.campaignId, campaignId))
    .groupBy(codes.tierId)
  return rows.map(({ lastHour, last3Hours, lastDay, ...counts }) => ({
    ...counts,
    takenLastHours: { 1: lastHour, 3: last3Hours, 24: lastDay },
  }))
}

const countIf = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
