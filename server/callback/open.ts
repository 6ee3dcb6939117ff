import { and, eq, isNull } from 'drizzle-orm'
import type { Moment } from '../game/world.ts'
import { callbacks } from '../schema.ts'

/** The requests to call this number that nothing has come of yet; at most one, by the table's own rule. */
export function openCallbacksOf({ tx, world }: Moment, phone: string): Promise<{ id: string }[]> {
  return tx
    .select({ id: callbacks.id })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, world.quizName), eq(callbacks.phone, phone), isNull(callbacks.endedAt)))
}
