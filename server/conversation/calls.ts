import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { maxPushes } from '../game/game.ts'
import { maskNumber, withoutNumbers } from '../rules/number/number.ts'
import { calls, events, participants } from '../store/schema/schema.ts'
import type { Call, GameContext, Participant } from '../store/store.ts'
import { type Quality, qualityOf } from './quality.ts'

/**
 * Whether turns that the server posts to the session arrive: open, nothing is awaited · asked, for a word that it has begun ·
 * silent, it did not answer · unreachable, there is no address to post to
 */
export type Line = 'open' | 'asked' | 'silent' | 'unreachable'

/** A call that goes on. `number` is masked, null where it is hidden; rebus and attempt are counted from 1. */
export type LiveCall = {
  id: string
  number: string | null
  direction: Call['direction']
  part: Call['part']
  startedAt: Date
  /** null while it rings */
  answeredAt: Date | null
  game: { rebus: number; of: number; attempt: number; points: number } | null
  says: string
  line: Line
}

/** The oldest first, so that nothing moves when a call comes. */
export async function readLiveCalls(context: GameContext): Promise<LiveCall[]> {
  const rows = await context.db
    .select({ call: calls, participant: participants })
    .from(calls)
    .leftJoin(participants, eq(participants.id, calls.participantId))
    .where(and(eq(calls.quiz, context.quizName), isNull(calls.endedAt)))
    .orderBy(asc(calls.startedAt), asc(calls.id))
  return rows.map(({ call, participant }) => show(context, call, participant))
}

function show({ quiz }: GameContext, call: Call, participant: Participant | null): LiveCall {
  const { id, caller, direction, part, startedAt, answeredAt, reply } = call
  const of = quiz.rebuses.length
  const game = participant && {
    rebus: Math.min(participant.rebus + 1, of),
    of,
    attempt: participant.attempt + 1,
    points: participant.points,
  }
  return { id, number: masked(caller), direction, part, startedAt, answeredAt, game, says: reply.say, line: lineOf(call) }
}

function lineOf({ sessionUrl, pushes }: Call): Line {
  if (sessionUrl === null) return 'unreachable'
  return pushes === 0 ? 'open' : pushes <= maxPushes ? 'asked' : 'silent'
}

/** A call that is over; `hungUpBy` as far as known. */
export type EndedCall = Pick<Call, 'id' | 'direction' | 'startedAt' | 'seconds' | 'hungUpBy' | 'reason'> & {
  number: string | null
  quality: Quality
}

const mostShown = 50

/** The newest first. */
export async function readEndedCalls({ db, quizName }: GameContext): Promise<EndedCall[]> {
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

/** A number as an operator sees it; null where it is hidden. */
export function masked(phone: string | null): string | null {
  return phone === null ? null : maskNumber(phone)
}
