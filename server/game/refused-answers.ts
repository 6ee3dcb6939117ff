import { and, asc, eq, gt, or, sql } from 'drizzle-orm'
import { setImmediate as otherWork } from 'node:timers/promises'
import { answers } from '../store/schema/schema.ts'
import type { Answer, Db } from '../store/store.ts'

/** An answer that was refused, as far as it takes to judge it again. */
export type RefusedAnswer = Pick<Answer, 'id' | 'participantId' | 'asked' | 'heard'> & { at: Date }

/** Answers per query. */
const batchSize = 1_000

/** Answers that are judged at once, which takes a few milliseconds: more would keep a caller waiting who has just said a word. */
const atOnce = 50

/**
 * Reads the refused answers of a campaign a few at a time, the oldest first: all of them, or those to one rebus. What is counted anew
 * meanwhile is not read again. Answers from before it was noted what was asked, and in which campaign, are not read: their games are
 * long over, and a telling of their draws would cost more than it could give back. A person's page accepts them one by one.
 */
export async function* refusedAnswers(
  db: Db,
  { campaignId, asked }: { campaignId: number; asked: string | null },
): AsyncGenerator<RefusedAnswer[], undefined> {
  const { id, participantId, heard, at } = answers
  const isRefused = and(
    eq(answers.campaignId, campaignId),
    eq(answers.verdict, 'wrong'),
    asked === null ? undefined : eq(answers.asked, asked),
  )
  let after: { at: Date; id: number } | null = null
  for (;;) {
    const isNext: ReturnType<typeof or> = after ? or(gt(at, after.at), and(eq(at, after.at), gt(id, after.id))) : sql`true`
    const isBounded: ReturnType<typeof and> = after ? sql`${at} >= ${after.at.toISOString()}` : undefined
    const batch: RefusedAnswer[] = await db
      .select({ id, participantId, asked: answers.asked, heard, at })
      .from(answers)
      .where(and(isRefused, isBounded, isNext))
      .orderBy(asc(at), asc(id))
      .limit(batchSize)
    for (let first = 0; first < batch.length; first += atOnce) {
      yield batch.slice(first, first + atOnce)
      await otherWork()
    }
    const last = batch.at(-1)
    if (batch.length < batchSize || !last) return
    after = last
  }
}
