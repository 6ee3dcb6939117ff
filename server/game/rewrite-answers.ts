import { eq, inArray } from 'drizzle-orm'
import type { Recount } from '../rules/quiz/quiz.ts'
import { answers, unclearWords } from '../store/schema/schema.ts'
import type { Answer, Transaction } from '../store/store.ts'

/**
 * Writes the answers of a game that was counted anew. Each keeps what it was worth before; one that was no answer becomes words that
 * cost nothing. Expects the game to be locked.
 */
export async function rewriteAnswers(
  transaction: Transaction,
  given: readonly Answer[],
  { changed, removed, settled }: Recount,
): Promise<void> {
  const { tx, at } = transaction
  await moveToUnclear(
    transaction,
    given.filter(({ id }) => removed.includes(id)),
  )
  if (settled.length > 0) await tx.update(answers).set({ recountedAt: at }).where(inArray(answers.id, settled))
  // What moves to an earlier attempt finds it free, because the earlier ones have moved already.
  for (const { id, attempt, verdict, points, isLast } of changed.toSorted((one, other) => one.attempt - other.attempt)) {
    const before = given.find((answer) => answer.id === id)
    if (!before) continue
    const former = { formerPoints: before.formerPoints ?? before.points, formerVerdict: before.formerVerdict ?? before.verdict }
    const reason = verdict === before.verdict ? before.reason : 'counted anew'
    await tx
      .update(answers)
      .set({ attempt, verdict, points, isLast, reason, recountedAt: at, ...former })
      .where(eq(answers.id, id))
  }
}

async function moveToUnclear({ tx, context }: Transaction, none: readonly Answer[]): Promise<void> {
  if (none.length === 0) return
  const { campaignId } = context
  const words = none.map(({ participantId, callId, asked, via, heard, confidence, at }) => {
    return { campaignId, participantId, callId, asked: asked ?? '', via, heard, confidence, at }
  })
  await tx.insert(unclearWords).values(words)
  const ids = none.map(({ id }) => id)
  await tx.delete(answers).where(inArray(answers.id, ids))
}
