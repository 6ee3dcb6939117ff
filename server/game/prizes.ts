import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Tier, tiersWon } from '../rules/quiz/quiz.ts'
import { codes } from '../store/schema/schema.ts'
import type { Participant, Transaction } from '../store/store.ts'

/** `code` is the promo code; `null` only when the pool of every tier that these points reach is empty. */
export type Prize = { tier: Tier; code: string | null }

/** No vowels, so that no code spells a word, and no letters or digits that sound or look alike. */
const alphabet = 'CFHJKLMQRSTWXZ23456789'
const codeLength = 8

/**
 * Takes and returns the prize for a participant's points, in the transaction that finishes the game. When the best tier's
 * pool is empty, the next tier down is given and the operator is told. Throws when the quiz has no tier from 0 points on.
 */
export async function awardPrize(transaction: Transaction, participant: Participant): Promise<Prize> {
  const tiers = tiersWon(transaction.context.quiz, participant.points)
  for (const tier of tiers) {
    const code = tier.codes
      ? await takeFromPool(transaction, participant, tier)
      : await generateCode(transaction, participant, tier)
    if (code) return { tier, code }
    transaction.context.tellOperator(
      `the tier "${tier.title}" has no promo codes left: add some to its file and restart the server`,
    )
  }
  const [tier] = tiers
  if (!tier) throw new Error('expected a tier that starts at 0 points, found none')
  return { tier, code: null }
}

/** `skip locked` lets two simultaneous winners take different codes without waiting for each other. */
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

async function generateCode(transaction: Transaction, participant: Participant, tier: Tier): Promise<string> {
  const { tx, context, at } = transaction
  const code = Array.from({ length: codeLength }, () => alphabet[context.randomInt(alphabet.length)]).join('')
  const row = { quiz: context.quizName, discount: tier.discount, code, participantId: participant.id, takenAt: at }
  const [inserted] = await tx
    .insert(codes)
    .values(row)
    .onConflictDoNothing({ target: [codes.quiz, codes.code] })
    .returning({ code: codes.code })
  return inserted?.code ?? generateCode(transaction, participant, tier)
}
