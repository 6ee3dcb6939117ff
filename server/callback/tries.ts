import { and, count, eq, isNotNull, ne } from 'drizzle-orm'
import type { Moment } from '../game/world.ts'
import { callbacks } from '../schema.ts'

/** A number is called so often and no more, whoever asks for it. */
export const mostTries = 3

export async function triesLeft({ tx, world }: Pick<Moment, 'tx' | 'world'>, phone: string): Promise<number> {
  const wasCalled = and(isNotNull(callbacks.calledAt), ne(callbacks.outcome, 'called off'))
  const [tried] = await tx
    .select({ times: count() })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, world.quizName), eq(callbacks.phone, phone), wasCalled))
  return Math.max(0, mostTries - (tried?.times ?? 0))
}
