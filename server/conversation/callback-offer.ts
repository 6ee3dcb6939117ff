import { and, asc, eq } from 'drizzle-orm'
import { estimateWaitMs, maxCallbackTries, positionInQueue } from '../game/game.ts'
import { callbacks } from '../store/schema/schema.ts'
import type { Callback, GameContext, Participant, Visit } from '../store/store.ts'
import type { Callback as Shown } from './stage.ts'

/** A call that is further off than this is told by the clock. */
const soonMs = 10 * 60_000

/**
 * What a browser shows of calling its visitor back; null where nobody can be called, or there is nothing to call about: the game
 * is played now, is over, or is another browser's.
 */
export async function callbackOf(context: GameContext, visit: Visit, participant: Participant | null): Promise<Shown | null> {
  if (!context.caller || (participant && !mayBeCalled(participant, visit))) return null
  const known = await context.db
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.quiz, context.quizName), eq(callbacks.phone, visit.phone)))
    .orderBy(asc(callbacks.requestedAt))
  const open = known.find(({ endedAt }) => endedAt === null)
  if (open)
    return {
      ...(open.calledAt ? { kind: 'rings' } : await waits(context, open, context.caller.perMinute)),
      isOwn: open.visitId === visit.id,
    }
  const tried = known.filter(({ calledAt, outcome }) => calledAt && outcome !== 'called off').length
  return tried < maxCallbackTries ? { kind: 'offered', isAgain: tried > 0 } : null
}

/** His game has not begun, or it waits. */
function mayBeCalled({ visitId, startedAt, finishedAt, lostAt }: Participant, visit: Visit): boolean {
  return visitId === visit.id && finishedAt === null && (startedAt === null || lostAt !== null)
}

async function waits(context: GameContext, open: Callback, perMinute: number) {
  const untilMs = Math.max(0, open.callAt.getTime() - context.now().getTime())
  if (untilMs > soonMs) return { kind: 'later' as const, at: open.callAt, zone: open.zone }
  const before = await positionInQueue(context, open)
  const seconds = Math.ceil(Math.max(untilMs, await estimateWaitMs(context, before, perMinute)) / 1000)
  return { kind: 'waits' as const, before, seconds }
}
