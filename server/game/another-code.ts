import { and, eq, isNotNull, isNull, like } from 'drizzle-orm'
import type { Tier } from '../rules/quiz/quiz.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { codes, participants } from '../store/schema/schema.ts'
import {
  appendEntries,
  type GameContext,
  inTransaction,
  type Participant,
  saveParticipant,
  type Transaction,
} from '../store/store.ts'
import { lockParticipantWhere, numberOf } from './participant.ts'
import { takeAnotherCode } from './prizes.ts'
import { queueMessage } from './sms.ts'
import { type Why, writeWhy } from './why.ts'

/**
 * `none left`: the tier has no code to give, and nothing has changed · `stale`: the game no longer has the code that was to be
 * replaced, because somebody was faster · `being sent`: its message is on its way just now · `spent`: the ticket office has
 * taken the code already · `no prize`: there is none to replace
 */
export type AnotherCode = { code: string } | { problem: 'none left' | 'stale' | 'being sent' | 'spent' | 'no prize' }

/**
 * Gives a winner another promo code of the same tier in the place of `former`, which is void from then on; null where the codes had
 * run out. It goes out by message again where codes do, and the page of the visitor says so. Locks the participant, then codes.
 */
export async function giveAnotherCode(
  context: GameContext,
  gameId: number,
  former: string | null,
  why: Why,
  by: Author | null = null,
): Promise<AnotherCode> {
  try {
    return await inTransaction(context, async (transaction) => {
      const winner = await lockWinner(transaction, gameId)
      const tier = winner && transaction.context.quiz.tiers.find(({ id }) => id === winner.tierId)
      if (!winner || !tier) return { problem: 'no prize' }
      if (winner.code !== former) return { problem: 'stale' }
      if (winner.sms === 'sending') return { problem: 'being sent' }
      if (await revokeFormer(transaction, gameId)) return { problem: 'spent' }
      const code = await giveNew(transaction, winner, tier)
      await noteDeed(transaction, by, { what: 'gave another code', phone: numberOf(winner), game: gameId, about: writeWhy(why) })
      return { code }
    })
  } catch (error) {
    if (error instanceof NoneLeft) return { problem: 'none left' }
    throw error
  }
}

/** Rolls back what was done before it turned out that there is no code. */
class NoneLeft extends Error {}

/** A rehearsal gives no codes, and nobody is left to give one to once the person is erased. */
async function lockWinner(transaction: Transaction, gameId: number): Promise<Participant | undefined> {
  const { campaignId, isRehearsal } = transaction.context
  const isWon = and(isNotNull(participants.tierId), isNull(participants.withdrawnAt), isNull(participants.prizeRevokedAt))
  const isSomebodys = and(eq(participants.campaignId, campaignId), like(participants.phone, '+%'))
  const isMeant = and(eq(participants.id, gameId), isSomebodys, isWon)
  return isRehearsal ? undefined : lockParticipantWhere(transaction, isMeant)
}

/** Makes the present code void, and returns whether it has been spent: then it stays. */
async function revokeFormer({ tx, at }: Transaction, gameId: number): Promise<boolean> {
  const isCurrent = and(eq(codes.participantId, gameId), isNull(codes.revokedAt))
  const [former] = await tx.select().from(codes).where(isCurrent).for('update')
  if (former?.spentAt) return true
  if (former) await tx.update(codes).set({ revokedAt: at }).where(eq(codes.id, former.id))
  return false
}

async function giveNew(transaction: Transaction, winner: Participant, tier: Tier): Promise<string> {
  const code = await takeAnotherCode(transaction, winner, tier)
  if (code === undefined) throw new NoneLeft()
  const changed = saveParticipant(transaction, winner, { code })
  const { isPrizeByMessage, spoken } = transaction.context
  const text = spoken.givenBack.anotherCode({ hadCode: winner.code !== null, code: isPrizeByMessage ? null : code })
  appendEntries(transaction, winner.visitId, [{ from: 'pavel', text }])
  await queueMessage(transaction, changed, { code })
  return code
}
