import { and, eq } from 'drizzle-orm'
import { meaningsIn } from '../rules/refused/refused.ts'
import type { Author } from '../staff/staff.ts'
import { answers } from '../store/schema/schema.ts'
import { type GameContext } from '../store/store.ts'
import { recountGame, type Recounted } from './recount-game.ts'

/**
 * Accepts one refused answer of one person, for this game alone: it is counted anew as in `recountGame`, by all that
 * counts now. Returns null when there is
 * nothing to accept: the answer is right or erased, its game was given back, or a former click was first. `reason` is for the log.
 */
export async function acceptAnswer(
  context: GameContext,
  answerId: number,
  reason: string,
  by: Author | null,
): Promise<Recounted | 'busy' | null> {
  const [answer] = await context.db
    .select({ game: answers.participantId })
    .from(answers)
    .where(and(eq(answers.id, answerId), eq(answers.verdict, 'wrong')))
  if (!answer) return null
  const means = meaningsIn(context.quiz)
  const recounting = { by, about: reason, deed: 'accepted an answer' } as const
  return recountGame(context, answer.game, (each) => (each.id === answerId ? 'right' : means(each)), recounting)
}
