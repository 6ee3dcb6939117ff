import { and, desc, eq, gte, isNotNull } from 'drizzle-orm'
import { dayAround } from '../../rules/figures/figures.ts'
import { lengthOf, newGame } from '../../rules/quiz/quiz.ts'
import { callbacks, calls, participants } from '../../store/schema/schema.ts'
import type { Call, GameContext, Participant } from '../../store/store.ts'
import { type CallEnding, endingOf, maskCaller } from '../conversation.ts'

/** A call that is over. `game`: how far it came; null where nobody played. */
export type EndedCall = Pick<Call, 'id' | 'direction' | 'startedAt' | 'seconds'> & {
  number: string | null
  ending: CallEnding | null
  game: { points: number; rebus: number; of: number; isFinished: boolean; isForFun: boolean } | null
}

const mostShown = 15

/** Reads the calls that have ended today, in the campaign's zone, the newest first. */
export async function readEndedCalls(context: GameContext): Promise<EndedCall[]> {
  const isOfToday = gte(calls.endedAt, dayAround(context.now(), context.schedule.timeZone).from)
  const ended = await context.db
    .select({ call: calls, outcome: callbacks.outcome, game: participants })
    .from(calls)
    .leftJoin(callbacks, eq(callbacks.id, calls.id))
    .leftJoin(participants, eq(participants.id, calls.participantId))
    .where(and(eq(calls.campaignId, context.campaignId), isNotNull(calls.endedAt), isOfToday))
    .orderBy(desc(calls.endedAt), desc(calls.id))
    .limit(mostShown)
  return ended.map(({ call, outcome, game }) => {
    const { id, direction, startedAt, seconds, caller } = call
    const ending = endingOf({ ...call, outcome })
    return { id, direction, startedAt, seconds, number: maskCaller(caller), ending, game: game && showGame(context, game) }
  })
}

function showGame({ quiz }: GameContext, game: Participant): EndedCall['game'] {
  const of = lengthOf(quiz, game.draw ? game : newGame)
  return {
    points: game.points,
    rebus: Math.min(game.rebus + 1, of),
    of,
    isFinished: game.finishedAt !== null,
    isForFun: game.kind === 'fun',
  }
}
