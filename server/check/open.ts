import { and, eq, gt, isNull } from 'drizzle-orm'
import type { World } from '../game/world.ts'
import { checks } from '../schema.ts'

/** So long a check waits for a call. */
export const openMinutes = 10

/** Checks that the next call would be. */
export function isOpen({ quizName }: World, at: Date) {
  const since = new Date(at.getTime() - openMinutes * 60_000)
  return and(eq(checks.quiz, quizName), isNull(checks.callId), gt(checks.requestedAt, since))
}
