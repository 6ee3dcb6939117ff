import { and, eq, gte, isNotNull, max, min } from 'drizzle-orm'
import { participants } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'

/**
 * When people are forgotten: who played first, among those who are not forgotten yet, and who played last. Both are null where nobody
 * has, and where nobody is forgotten.
 */
export type Kept = {
  /** after how many days this server forgets people by itself; null: only when somebody asks for it */
  days: number | null
  /** after how many days the consent of this campaign promises that; null: it promises nothing */
  promised: number | null
  firstAt: Date | null
  lastAt: Date | null
}

const dayMs = 24 * 3_600_000

/** Reads when the people of a campaign are forgotten. `days` is what the server keeps to, in every campaign. */
export async function readKept({ db, campaignId, quiz, now }: GameContext, days: number | null): Promise<Kept> {
  const promised = quiz.consent.keptDays ?? null
  if (days === null) return { days, promised, firstAt: null, lastAt: null }
  const { finishedAt } = participants
  const since = new Date(now().getTime() - days * dayMs)
  const isKept = and(eq(participants.campaignId, campaignId), isNotNull(finishedAt), gte(finishedAt, since))
  const [played] = await db
    .select({ first: min(finishedAt), last: max(finishedAt) })
    .from(participants)
    .where(isKept)
  const forgottenAt = (at: Date | null | undefined) => (at ? new Date(at.getTime() + days * dayMs) : null)
  return { days, promised, firstAt: forgottenAt(played?.first), lastAt: forgottenAt(played?.last) }
}
