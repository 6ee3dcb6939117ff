import { and, asc, eq } from 'drizzle-orm'
import { estimateWaitMs, maxCallbackTries, positionInQueue } from '../game/game.ts'
import { callbacks } from '../store/schema/schema.ts'
import type { Callback, GameContext, Participant, Visit } from '../store/store.ts'
import type { Callback as Shown } from './stage.ts'

/** For a call further off than this the page shows the time of day instead of a waiting time. */
const soonMs = 10 * 60_000

/**
 * Returns what a browser shows about calling its visitor. Returns null when calls cannot be placed, or when there is no reason for
 * one: the game is being played, is over, or belongs to another browser. A visit that may not tell of the number's game sees only the
 * calls that it asked for itself.
 */
export async function callbackOf(context: GameContext, visit: Visit, participant: Participant | null): Promise<Shown | null> {
  if (!context.caller || (participant && !mayBeCalled(participant, visit))) return null
  const requests = await context.db
    .select()
    .from(callbacks)
    .where(
      and(
        eq(callbacks.quiz, context.quizName),
        eq(callbacks.phone, visit.phone),
        visit.tellsGame ? undefined : eq(callbacks.visitId, visit.id),
      ),
    )
    .orderBy(asc(callbacks.requestedAt))
  const open = requests.find(({ endedAt }) => endedAt === null)
  if (open)
    return {
      ...(open.calledAt ? { kind: 'rings' } : await describeWait(context, open, context.caller.perMinute)),
      isOwn: open.visitId === visit.id,
    }
  const tried = requests.filter(({ calledAt, outcome }) => calledAt && outcome !== 'called off').length
  return tried < maxCallbackTries ? { kind: 'offered', isAgain: tried > 0 } : null
}

/** The game has not begun, or it was interrupted and waits. */
function mayBeCalled({ visitId, startedAt, finishedAt, lostAt }: Participant, visit: Visit): boolean {
  return visitId === visit.id && finishedAt === null && (startedAt === null || lostAt !== null)
}

async function describeWait(context: GameContext, open: Callback, perMinute: number) {
  const untilMs = Math.max(0, open.callAt.getTime() - context.now().getTime())
  if (untilMs > soonMs) return { kind: 'later' as const, at: open.callAt, zone: open.zone }
  const before = await positionInQueue(context, open)
  const seconds = Math.ceil(Math.max(untilMs, await estimateWaitMs(context, before, perMinute)) / 1000)
  return { kind: 'waits' as const, before, seconds }
}
