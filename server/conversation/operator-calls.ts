import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { maxPushes } from '../game/game.ts'
import { maskNumber, withoutNumbers } from '../rules/phone-number/phone-number.ts'
import { lengthOf, newGame } from '../rules/quiz/quiz.ts'
import { calls, events, participants } from '../store/schema/schema.ts'
import type { Call, GameContext, Participant } from '../store/store.ts'
import { type Quality, qualityOf } from './call-quality.ts'

/**
 * Whether the call session takes the turns that the server pushes: open, no pushed turn waits to be confirmed · asked, a turn was
 * pushed and `turn.started` has not come yet · silent, it has not come after the last push either · unreachable, the session has no
 * usable URL
 */
type PushState = 'open' | 'asked' | 'silent' | 'unreachable'

/** A call that is under way. `number` is masked, null when the caller ID is hidden; `rebus` and `attempt` count from 1. */
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
  line: PushState
}

/** Reads the live calls of the current quiz, the oldest first, so that a new call does not move the others on the page. */
export async function readLiveCalls(context: GameContext): Promise<LiveCall[]> {
  const rows = await context.db
    .select({ call: calls, participant: participants })
    .from(calls)
    .leftJoin(participants, eq(participants.id, calls.participantId))
    .where(and(eq(calls.campaignId, context.campaignId), isNull(calls.endedAt)))
    .orderBy(asc(calls.startedAt), asc(calls.id))
  return rows.map(({ call, participant }) => showLiveCall(context, call, participant))
}

function showLiveCall({ quiz }: GameContext, call: Call, participant: Participant | null): LiveCall {
  const { id, caller, direction, part, startedAt, answeredAt, reply } = call
  const of = lengthOf(quiz, participant ?? newGame)
  const game = participant && {
    rebus: Math.min(participant.rebus + 1, of),
    of,
    attempt: participant.attempt + 1,
    points: participant.points,
  }
  return {
    id,
    number: maskCaller(caller),
    direction,
    part,
    startedAt,
    answeredAt,
    game,
    says: reply.say,
    line: pushStateOf(call),
  }
}

function pushStateOf({ sessionUrl, pushes }: Call): PushState {
  if (sessionUrl === null) return 'unreachable'
  return pushes === 0 ? 'open' : pushes <= maxPushes ? 'asked' : 'silent'
}

/** A call that is over. `hungUpBy` is null when it is not known who ended the call. */
export type EndedCall = Pick<Call, 'id' | 'direction' | 'startedAt' | 'seconds' | 'hungUpBy' | 'reason'> & {
  number: string | null
  quality: Quality
}

const maxEndedCalls = 50

/** Reads the last calls of the current quiz that are over, the newest first, with the quality of each. */
export async function readEndedCalls({ db, campaignId }: GameContext): Promise<EndedCall[]> {
  const { id, caller, direction, startedAt, seconds, hungUpBy, reason } = calls
  const ended = await db
    .select({ id, caller, direction, startedAt, seconds, hungUpBy, reason })
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), isNotNull(calls.endedAt)))
    .orderBy(desc(calls.endedAt), desc(calls.id))
    .limit(maxEndedCalls)
  const { callId, type, confidence, replyMs, tries, lost } = events
  const eventRows = await db
    .select({ callId, type, confidence, replyMs, tries, lost })
    .from(events)
    .where(
      inArray(
        events.callId,
        ended.map((call) => call.id),
      ),
    )
  const byCall = Map.groupBy(eventRows, (event) => event.callId)
  return ended.map(({ caller, reason, ...call }) => ({
    ...call,
    number: maskCaller(caller),
    reason: reason && withoutNumbers(reason),
    quality: qualityOf(byCall.get(call.id) ?? []),
  }))
}

/** Returns a number (E.164) as an operator may see it, masked; null when the caller ID is hidden. */
export function maskCaller(phone: string | null): string | null {
  return phone === null ? null : maskNumber(phone)
}
