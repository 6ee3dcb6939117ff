import { and, count, eq, gt, isNull, sql, sum } from 'drizzle-orm'
import type { Call, Moment } from '../game/world.ts'
import { calls } from '../schema.ts'
import { mostInVainADay, mostWrongADay, mostWrongAnHour } from './odds.ts'

const hourMs = 3_600_000

/** Somebody tries digits, by however many calls: then they are not enough. */
export async function isBeingGuessed(moment: Moment): Promise<boolean> {
  const { tx } = moment
  const [tried] = await tx
    .select({ wrong: sum(calls.tries).mapWith(Number) })
    .from(calls)
    .where(and(gt(calls.tries, 0), gt(calls.startedAt, ago(moment, hourMs))))
  return (tried?.wrong ?? 0) >= mostWrongAnHour
}

/** tried: this number has had its tries for a day · in vain: and has been told so, or calls for nothing again and again */
export type Spent = 'tried' | 'in vain' | null

/** How far a number that nobody waits with has gone today. Hidden ones are not told apart, so none of them pays for another. */
export async function spentBy(moment: Moment, { caller, id }: Call): Promise<Spent> {
  if (!caller) return null
  const { tx, world } = moment
  const before = and(
    eq(calls.quiz, world.quizName),
    eq(calls.caller, caller),
    isNull(calls.participantId),
    gt(calls.startedAt, ago(moment, 24 * hourMs)),
  )
  const [today] = await tx
    .select({ calls: count(), wrong: sum(calls.tries).mapWith(Number) })
    .from(calls)
    .where(and(before, sql`${calls.id} <> ${id}`))
  if ((today?.calls ?? 0) >= mostInVainADay) return 'in vain'
  return (today?.wrong ?? 0) >= mostWrongADay ? 'tried' : null
}

function ago({ at }: Moment, ms: number): Date {
  return new Date(at.getTime() - ms)
}
