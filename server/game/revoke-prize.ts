import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { type Author, noteDeed } from '../staff/staff.ts'
import { participants } from '../store/schema/schema.ts'
import { appendEntries, type GameContext, inTransaction, saveParticipant } from '../store/store.ts'
import { lockParticipantWhere, numberOf } from './participant.ts'
import { voidPrize } from './prizes.ts'
import { type Why, writeWhy } from './why.ts'

/**
 * Takes a winner's prize away: its promo code is void, and a tier with a `most` has one prize more, if it was not spent. The game and its attempt stay
 * as they are, and the visitor's page says so. A message that has not gone out never will. Returns whether there was a prize to
 * take. Locks the participant, then its code.
 */
export function revokePrize(context: GameContext, gameId: number, why: Why, by: Author | null = null): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const isKept = and(isNotNull(participants.tierId), isNull(participants.withdrawnAt), isNull(participants.prizeRevokedAt))
    const isMeant = and(eq(participants.id, gameId), eq(participants.campaignId, context.campaignId), isKept)
    const winner = await lockParticipantWhere(transaction, isMeant)
    if (!winner) return false
    const hadCode = await voidPrize(transaction, winner)
    const sms = winner.sms === 'sent' || winner.sms === 'sending' ? winner.sms : null
    saveParticipant(transaction, winner, { code: null, prizeRevokedAt: transaction.at, sms })
    const text = transaction.context.spoken.givenBack.prizeRevoked({ hadCode })
    appendEntries(transaction, winner.visitId, [{ from: 'pavel', text }])
    await noteDeed(transaction, by, { what: 'took a prize away', phone: numberOf(winner), game: gameId, about: writeWhy(why) })
    return true
  })
}
