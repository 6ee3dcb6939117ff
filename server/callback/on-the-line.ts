import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Moment } from '../game/world.ts'
import { calls } from '../schema.ts'

/** Whether a call with this number is under way, other than the one named. */
export async function isOnTheLine({ tx, world }: Moment, phone: string, exceptCall: string): Promise<boolean> {
  const [other] = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.quiz, world.quizName), eq(calls.caller, phone), isNull(calls.endedAt), ne(calls.id, exceptCall)))
    .limit(1)
  return other !== undefined
}
