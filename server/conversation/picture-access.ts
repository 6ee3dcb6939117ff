import { eq } from 'drizzle-orm'
import type { Visit, World } from '../game/world.ts'
import { levelOf } from '../quiz.ts'
import type { Level } from '../quiz/schema.ts'
import { participants } from '../schema.ts'

/**
 * Whether a visit's own game has come to this picture. Rebuses count from 0. A picture's address may have been passed on by
 * somebody who is further ahead.
 */
export async function maySeePicture(
  { db }: World,
  visit: Visit | null,
  { rebusIndex, level }: { rebusIndex: number; level: Level },
): Promise<boolean> {
  if (visit?.participantId == null) return false
  const [game] = await db.select().from(participants).where(eq(participants.id, visit.participantId))
  if (!game?.startedAt) return false
  if (rebusIndex !== game.rebus) return rebusIndex < game.rebus
  return [0, 1, 2]
    .slice(0, game.attempt + 1)
    .map(levelOf)
    .includes(level)
}
