import { and, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { participants, visits } from '../store/schema/schema.ts'
import type { GameContext, Transaction, Visit } from '../store/store.ts'

/** How long a browser that has given its number waits for the call. */
export const visitHours = 6

/** The visits that wait for a call from this number; always in the same order, in which they may be locked. */
export function openVisitsOf(transaction: Transaction, phone: string): Promise<Visit[]> {
  return transaction.tx.select().from(visits).where(isOpenFor(transaction, phone)).orderBy(visits.id)
}

/** A visit that waits for a call from this number. */
export function isOpenFor({ context, at }: Transaction, phone: string) {
  const oldest = new Date(at.getTime() - visitHours * 3_600_000)
  return and(
    eq(visits.quiz, context.quizName),
    eq(visits.phone, phone),
    isNull(visits.participantId),
    isNotNull(visits.digits),
    gt(visits.openedAt, oldest),
  )
}

/** What happens to a number shows in every browser that has given it. */
export async function markVisitsOf({ tx, context, changed }: Transaction, phone: string | null): Promise<void> {
  if (phone === null) return
  const same = await tx
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.quiz, context.quizName), eq(visits.phone, phone)))
  for (const visit of same) changed.add(visit.id)
}

/** The participant that holds this number's one attempt, whether or not the number itself has been erased. */
export function isAttemptOf({ quizName, disguise }: Pick<GameContext, 'quizName' | 'disguise'>, phone: string) {
  return and(eq(participants.quiz, quizName), inArray(participants.phone, [phone, disguise(phone)]))
}

/**
 * The game that a number has, or else the visits that wait for a call from it. Read in one statement, so that no other call can
 * begin the game, or undo its beginning, between the one look and the other, and leave the caller with neither.
 */
export async function findByNumber(transaction: Transaction, phone: string): Promise<{ gameId: number | null; open: Visit[] }> {
  const { tx, context } = transaction
  const game = tx.select({ id: participants.id }).from(participants).where(isAttemptOf(context, phone)).as('game')
  const open = tx.select().from(visits).where(isOpenFor(transaction, phone)).as('open')
  const rows = await tx
    .select()
    .from(game)
    .fullJoin(open, sql`true`)
  return { gameId: rows[0]?.game?.id ?? null, open: rows.flatMap((row) => row.open ?? []) }
}
