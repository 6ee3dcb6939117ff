import { and, asc, count, eq, isNull, lt, or } from 'drizzle-orm'
import type { Callback, Moment, World } from '../game/world.ts'
import { callbacks } from '../schema.ts'

/** So many visitors are told at once that the line has moved; those further back learn it when they come nearer. */
const mostTold = 50

/** The call is due at its time; the key lets a call that is put off wait once more while it is in hand. */
export async function putInLine({ tx, world }: Moment, { id, callAt }: Pick<Callback, 'id' | 'callAt'>): Promise<void> {
  await world.queue.add(tx, 'callbacks', { id }, { key: `${id} ${callAt.getTime()}`, notBefore: callAt })
}

/** How many calls are made before this one. */
export async function placeOf({ db, quizName }: World, { id, callAt }: Callback): Promise<number> {
  const isEarlier = or(lt(callbacks.callAt, callAt), and(eq(callbacks.callAt, callAt), lt(callbacks.id, id)))
  const [before] = await db
    .select({ calls: count() })
    .from(callbacks)
    .where(and(isWaiting(quizName), isEarlier))
  return before?.calls ?? 0
}

/** The visits whose calls come next. */
export async function nextInLine({ tx, world }: Pick<Moment, 'tx' | 'world'>): Promise<number[]> {
  const next = await tx
    .select({ visitId: callbacks.visitId })
    .from(callbacks)
    .where(isWaiting(world.quizName))
    .orderBy(asc(callbacks.callAt), asc(callbacks.id))
    .limit(mostTold)
  return next.map(({ visitId }) => visitId)
}

function isWaiting(quizName: string) {
  return and(eq(callbacks.quiz, quizName), isNull(callbacks.calledAt), isNull(callbacks.endedAt))
}
