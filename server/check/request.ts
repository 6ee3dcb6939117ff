import type { World } from '../game/world.ts'
import { checks } from '../schema.ts'

/** An operator wants the next call to be examined, whoever makes it: it is no game. */
export async function requestCheck({ db, quizName, now }: World): Promise<void> {
  await db.insert(checks).values({ quiz: quizName, requestedAt: now() })
}
