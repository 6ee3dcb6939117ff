import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { visits } from '../schema.ts'
import type { Moment, Visit } from './world.ts'

/** How long a browser that has given its number waits for the call. */
export const visitHours = 6

/** The visits that wait for a call from this number; always in the same order, in which they may be locked. */
export function openVisitsOf(moment: Moment, phone: string): Promise<Visit[]> {
  return moment.tx.select().from(visits).where(isOpenFor(moment, phone)).orderBy(visits.id)
}

/** A visit that waits for a call from this number. */
export function isOpenFor({ world, at }: Moment, phone: string) {
  const oldest = new Date(at.getTime() - visitHours * 3_600_000)
  return and(
    eq(visits.quiz, world.quizName),
    eq(visits.phone, phone),
    isNull(visits.participantId),
    isNotNull(visits.digits),
    gt(visits.openedAt, oldest),
  )
}

/** What happens to a number shows in every browser that has given it. */
export async function noteVisitsOf({ tx, world, changed }: Moment, phone: string | null): Promise<void> {
  if (phone === null) return
  const same = await tx
    .select({ id: visits.id })
    .from(visits)
    .where(and(eq(visits.quiz, world.quizName), eq(visits.phone, phone)))
  for (const visit of same) changed.add(visit.id)
}
