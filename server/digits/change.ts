import { and, eq, isNotNull, isNull, lt, notInArray } from 'drizzle-orm'
import { openVisitsOf } from '../game/visits-of.ts'
import { inOneTransaction, type Moment, type World } from '../game/world.ts'
import { calls, visits } from '../schema.ts'
import { freeDigits } from './free.ts'
import { minutesUntilChanged } from './odds.ts'

/** So many at a time: the others' turn comes with the next sweep. */
const mostAtOnce = 500

/** Whoever waits with this number gets new digits, and sees them at once. */
export async function changeDigitsOf(moment: Moment, phone: string | null): Promise<void> {
  if (phone === null) return
  for (const { id } of await openVisitsOf(moment, phone)) await change(moment, id)
}

/** Nobody waits long with the same digits, unless he is being asked for them. Gives the visits whose time has come. */
export function oldDigits({ db, quizName, now }: World): Promise<{ id: number }[]> {
  const isOld = lt(visits.digitsAt, new Date(now().getTime() - minutesUntilChanged * 60_000))
  const asked = db
    .select({ phone: calls.caller })
    .from(calls)
    .where(and(eq(calls.quiz, quizName), eq(calls.part, 'digits'), isNull(calls.endedAt), isNotNull(calls.caller)))
  return db
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        eq(visits.quiz, quizName),
        isNotNull(visits.digits),
        isNull(visits.participantId),
        isOld,
        notInArray(visits.phone, asked),
      ),
    )
    .orderBy(visits.digitsAt)
    .limit(mostAtOnce)
}

export function changeDigits(world: World, visitId: number): Promise<void> {
  return inOneTransaction(world, (moment) => change(moment, visitId))
}

async function change(moment: Moment, visitId: number): Promise<void> {
  const { tx, at, changed } = moment
  const waits = and(eq(visits.id, visitId), isNotNull(visits.digits), isNull(visits.participantId))
  const renewed = await tx
    .update(visits)
    .set({ digits: await freeDigits(moment), digitsAt: at })
    .where(waits)
    .returning({ id: visits.id })
  for (const { id } of renewed) changed.add(id)
}
