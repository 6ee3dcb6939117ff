import { and, eq, isNull } from 'drizzle-orm'
import { codes } from '../store/schema/schema.ts'
import { type GameContext, made, type Participant } from '../store/store.ts'

/** Whether the game has won a code of which a ticket office may say more than the campaign does. */
export function hasCodeOfOffice({ office }: Pick<GameContext, 'office'>, { code }: Pick<Participant, 'code'>): boolean {
  return office !== null && code !== null
}

/** Returns until when the ticket office takes the code that a game has won; null where it has said nothing of that. */
export async function readCodeUntil(
  context: Pick<GameContext, 'db' | 'office'>,
  participant: Pick<Participant, 'id' | 'code'>,
): Promise<Date | null> {
  if (!hasCodeOfOffice(context, participant)) return null
  const [code] = await findUntil(context.db, { participantId: participant.id })
  return code?.validUntil ?? null
}

const findUntil = made((db, { participantId }: { participantId: number }) =>
  db
    .select({ validUntil: codes.validUntil })
    .from(codes)
    .where(and(eq(codes.participantId, participantId), isNull(codes.revokedAt))),
)
