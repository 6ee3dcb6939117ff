import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Call, World } from '../game/world.ts'
import { calls, events } from '../schema.ts'
import { withoutNumbers } from '../number.ts'
import { masked } from './masked.ts'
import { type Quality, qualityOf } from './quality.ts'

/** A call that is over; `hungUpBy` as far as known. */
export type EndedCall = Pick<Call, 'id' | 'direction' | 'startedAt' | 'seconds' | 'hungUpBy' | 'reason'> & {
  number: string | null
  quality: Quality
}

const mostShown = 50

/** The newest first. */
export async function endedCalls({ db, quizName }: World): Promise<EndedCall[]> {
  const { id, caller, direction, startedAt, seconds, hungUpBy, reason } = calls
  const ended = await db
    .select({ id, caller, direction, startedAt, seconds, hungUpBy, reason })
    .from(calls)
    .where(and(eq(calls.quiz, quizName), isNotNull(calls.endedAt)))
    .orderBy(desc(calls.endedAt), desc(calls.id))
    .limit(mostShown)
  const { callId, type, confidence, replyMs, tries, lost } = events
  const fared = await db
    .select({ callId, type, confidence, replyMs, tries, lost })
    .from(events)
    .where(
      inArray(
        events.callId,
        ended.map((call) => call.id),
      ),
    )
  const byCall = Map.groupBy(fared, (event) => event.callId)
  return ended.map(({ caller, reason, ...call }) => ({
    ...call,
    number: masked(caller),
    reason: reason && withoutNumbers(reason),
    quality: qualityOf(byCall.get(call.id) ?? []),
  }))
}
