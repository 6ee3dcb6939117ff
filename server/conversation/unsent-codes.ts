import { and, desc, eq, isNull } from 'drizzle-orm'
import { maskNumber } from '../rules/phone-number/phone-number.ts'
import { participants } from '../store/schema/schema.ts'
import type { GameContext } from '../store/store.ts'

/** A code whose message has failed and that is shown nowhere else. `number` is masked, `prize` the title of a tier. */
export type UnsentCode = { id: number; at: Date; number: string; prize: string | null }

const maxShown = 50

/** Reads the codes that nobody has got, the newest first. Empty where codes are shown on the page. */
export async function readUnsentCodes({ db, quiz, quizName, isPrizeByMessage }: GameContext): Promise<UnsentCode[]> {
  if (!isPrizeByMessage) return []
  const { id, phone, finishedAt, discount, sms, withdrawnAt } = participants
  const unsent = await db
    .select({ id, phone, at: finishedAt, discount })
    .from(participants)
    .where(and(eq(participants.quiz, quizName), eq(sms, 'failed'), isNull(withdrawnAt)))
    .orderBy(desc(finishedAt))
    .limit(maxShown)
  return unsent.flatMap(({ id, phone, at, discount }) => {
    const tier = quiz.tiers.find((tier) => tier.discount === discount)
    return phone && at ? [{ id, at, number: maskNumber(phone), prize: tier?.title ?? null }] : []
  })
}
