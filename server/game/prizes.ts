import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Tier, tiersWon } from '../rules/quiz/quiz.ts'
import { codes } from '../store/schema/schema.ts'
import type { Participant, Transaction } from '../store/store.ts'

/** `code` is null only when every pool that these points reach is used up. */
export type Prize = { tier: Tier; code: string | null }

/** Neither vowels, so that no code spells a word, nor letters and digits that sound or look alike. */
const alphabet = 'CFHJKLMQRSTWXZ23456789'
const codeLength = 8

/**
 * The best tier's code, taken in the transaction that ends the game; a tier whose pool is used up falls to the next one down,
 * and the operator is told.
 */
export async function award(transaction: Transaction, participant: Participant): Promise<Prize> {
  const tiers = tiersWon(transaction.context.quiz, participant.points)
  for (const tier of tiers) {
    const code = tier.codes ? await takeFromPool(transaction, participant, tier) : await make(transaction, participant, tier)
    if (code) return { tier, code }
    transaction.context.tellOperator(`the codes of the tier "${tier.title}" are used up`)
  }
  const [tier] = tiers
  if (!tier) throw new Error('no tier starts at 0 points')
  return { tier, code: null }
}

/** `skip locked`: two winners at once each take a code of their own without waiting for one another. */
async function takeFromPool(
  { tx, context, at }: Transaction,
  { id }: Participant,
  { discount }: Tier,
): Promise<string | undefined> {
  const free = tx
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.quiz, context.quizName), eq(codes.discount, discount), isNull(codes.participantId)))
    .orderBy(codes.id)
    .limit(1)
    .for('update', { skipLocked: true })
  const [taken] = await tx
    .update(codes)
    .set({ participantId: id, takenAt: at })
    .where(eq(codes.id, sql`(${free})`))
    .returning({ code: codes.code })
  return taken?.code
}

async function make(transaction: Transaction, participant: Participant, tier: Tier): Promise<string> {
  const { tx, context, at } = transaction
  const code = Array.from({ length: codeLength }, () => alphabet[context.randomInt(alphabet.length)]).join('')
  const row = { quiz: context.quizName, discount: tier.discount, code, participantId: participant.id, takenAt: at }
  const [made] = await tx
    .insert(codes)
    .values(row)
    .onConflictDoNothing({ target: [codes.quiz, codes.code] })
    .returning({ code: codes.code })
  return made?.code ?? make(transaction, participant, tier)
}
