import { and, desc, eq, isNull } from 'drizzle-orm'
import { maskNumber } from '../../rules/phone-number/phone-number.ts'
import { participants } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'

/** A code whose message has failed and that is shown nowhere else. `number` is masked, `prize` the title of a tier. */
type UnsentCode = { id: number; at: Date; number: string; prize: string | null }

/** `codes` are the newest of them, out of `total`. */
export type UnsentCodes = { codes: UnsentCode[]; total: number }

const maxShown = 10

/** Reads the codes that nobody has got, the newest first. Empty where codes are shown on the page. */
export async function readUnsentCodes({ db, quiz, campaignId, isPrizeByMessage }: GameContext): Promise<UnsentCodes> {
  if (!isPrizeByMessage) return { codes: [], total: 0 }
  const { id, phone, finishedAt, tierId, sms, withdrawnAt } = participants
  const isUnsent = and(eq(participants.campaignId, campaignId), eq(sms, 'failed'), isNull(withdrawnAt))
  const newest = await db
    .select({ id, phone, at: finishedAt, tierId })
    .from(participants)
    .where(isUnsent)
    .orderBy(desc(finishedAt))
    .limit(maxShown)
  const codes = newest.flatMap(({ id, phone, at, tierId }) => {
    const tier = quiz.tiers.find(({ id }) => id === tierId)
    return phone && at ? [{ id, at, number: maskNumber(phone), prize: tier?.title ?? null }] : []
  })
  return { codes, total: newest.length < maxShown ? newest.length : await db.$count(participants, isUnsent) }
}
