import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { participants } from '../store/schema/schema.ts'
import { type GameContext, made, type Visit } from '../store/store.ts'
import { findShownGame } from './find-by-number.ts'

/** What a winner does with a code on the page. */
export type Taken = 'code copied' | 'link followed'

/** Notes when the game that this visit shows had its code copied, or its link followed, for the first time. Without a code it notes nothing. */
export async function noteTaken({ db, now }: GameContext, { id: visitId }: Pick<Visit, 'id'>, taken: Taken): Promise<void> {
  const game = await findShownGame(db, visitId)
  if (game) await (taken === 'code copied' ? noteCopied : noteFollowed)(db, { id: game.id, at: now() })
}

type OfGame = { id: number; at: Date }

const noteCopied = made((db, { id, at }: OfGame) =>
  db
    .update(participants)
    .set({ copiedAt: at })
    .where(and(eq(participants.id, id), isNotNull(participants.code), isNull(participants.copiedAt))),
)

const noteFollowed = made((db, { id, at }: OfGame) =>
  db
    .update(participants)
    .set({ followedAt: at })
    .where(and(eq(participants.id, id), isNotNull(participants.code), isNull(participants.followedAt))),
)
