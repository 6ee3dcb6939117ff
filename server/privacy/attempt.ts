import { and, eq, inArray } from 'drizzle-orm'
import type { World } from '../game/world.ts'
import { participants } from '../schema.ts'

/** The participant that holds this number's one attempt, whether or not the number itself has been erased. */
export function isAttemptOf({ quizName, disguise }: Pick<World, 'quizName' | 'disguise'>, phone: string) {
  return and(eq(participants.quiz, quizName), inArray(participants.phone, [phone, disguise(phone)]))
}
