import { and, asc, eq, gt } from 'drizzle-orm'
import { answers, participants } from '../../store/schema/schema.ts'
import type { Answer, GameContext } from '../../store/store.ts'

/** One answer of a campaign, for a table. It names no number; what was erased is empty. */
export type AnswerRow = Answer

/** Rows per query. */
const batchSize = 1_000

/** Reads the answers of a campaign, also those from before answers named it, in the order in which they were written, all of them or those that are refused, batch by batch. */
export async function* answerRows(
  { db, campaignId }: GameContext,
  which: 'all' | 'refused',
): AsyncGenerator<AnswerRow, undefined> {
  for (let after = 0; ;) {
    const isNext = gt(answers.id, after)
    const batch = await db
      .select({ answer: answers })
      .from(answers)
      .innerJoin(participants, eq(participants.id, answers.participantId))
      .where(
        and(eq(participants.campaignId, campaignId), which === 'refused' ? and(isNext, eq(answers.verdict, 'wrong')) : isNext),
      )
      .orderBy(asc(answers.id))
      .limit(batchSize)
    for (const { answer } of batch) yield answer
    const last = batch.at(-1)
    if (!last || batch.length < batchSize) return
    after = last.answer.id
  }
}
