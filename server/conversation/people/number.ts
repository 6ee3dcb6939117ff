import { and, eq } from 'drizzle-orm'
import type { E164 } from '../../rules/phone-number/phone-number.ts'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { participants } from '../../store/schema/schema.ts'
import { type GameContext, inTransaction } from '../../store/store.ts'

/**
 * Returns the whole number of a game for somebody who asks to see it, and notes in the log that they did. Null where there is none, and
 * once it has been erased: nothing is noted then.
 */
export function lookAtNumber(context: GameContext, gameId: number, by: Author): Promise<E164 | null> {
  return inTransaction(context, async (transaction) => {
    const phone = await readNumber({ ...context, db: transaction.tx }, gameId)
    if (phone) await noteDeed(transaction, by, { what: 'looked at a number', phone, game: gameId })
    return phone
  })
}

/** Returns the whole number of a game for what is done to it, not to be shown; null where there is none, and once it has been erased. */
export async function readNumber({ db, campaignId }: GameContext, gameId: number): Promise<E164 | null> {
  const isMeant = and(eq(participants.id, gameId), eq(participants.campaignId, campaignId))
  const [game] = await db.select({ phone: participants.phone }).from(participants).where(isMeant)
  return game?.phone?.startsWith('+') ? (game.phone as E164) : null
}
