import { and, count, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { codes, prizesGiven } from '../store/schema/schema.ts'
import type { GameContext } from '../store/store.ts'

/** What a tier has given, and how many codes are left for winners; `left` is null where nothing bounds the tier. */
export type Pool = { discount: number; title: string; given: number; left: number | null }

/** Reads every tier's pool, the best tier first. */
export async function readPools(context: GameContext): Promise<Pool[]> {
  const { db, quizName, quiz } = context
  const isGiven = and(eq(codes.quiz, quizName), isNotNull(codes.participantId), isNull(codes.revokedAt))
  const given = await db.select({ discount: codes.discount, given: count() }).from(codes).where(isGiven).groupBy(codes.discount)
  const left = await readCodesLeft(context)
  return quiz.tiers.map(({ discount, title, most }) => ({
    discount,
    title,
    given: given.find((tier) => tier.discount === discount)?.given ?? 0,
    left: most === 0 ? 0 : (left.get(discount) ?? null),
  }))
}

/**
 * Reads how many codes each bounded tier has left for winners, by discount: free ones from its file, at most as many as its `most`
 * still allows. A tier that is to give none is not listed. Reading stays cheap however many have been given.
 */
export async function readCodesLeft(context: GameContext): Promise<Map<number, number>> {
  const { db, quizName, quiz } = context
  const imported = quiz.tiers.filter((tier) => tier.codes).map(({ discount }) => discount)
  const isFree = and(eq(codes.quiz, quizName), inArray(codes.discount, imported), isNull(codes.participantId))
  const free =
    imported.length === 0
      ? []
      : await db.select({ discount: codes.discount, free: count() }).from(codes).where(isFree).groupBy(codes.discount)
  const counted = await db.select().from(prizesGiven).where(eq(prizesGiven.quiz, quizName))
  return new Map(
    quiz.tiers.flatMap(({ discount, codes: file, most }) => {
      const given = counted.find((tier) => tier.discount === discount)?.given ?? 0
      const bounds = [
        ...(file ? [free.find((tier) => tier.discount === discount)?.free ?? 0] : []),
        ...(most === undefined ? [] : [Math.max(0, most - given)]),
      ]
      return bounds.length === 0 || most === 0 ? [] : [[discount, Math.min(...bounds)] as const]
    }),
  )
}
