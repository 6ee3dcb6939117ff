import { and, eq } from 'drizzle-orm'
import { type CallbackProblem, dayBefore, estimateWaitMs, isBlocked, mostOfNumber, positionInQueue } from '../game/game.ts'
import { mayBeCalled } from '../rules/phone-number/phone-number.ts'
import { callbacks } from '../store/schema/schema.ts'
import { type Callback, type GameContext, made, type Participant, type Visit } from '../store/store.ts'
import type { Callback as Shown, Stage } from './stage.ts'

/** For a call further off than this the page shows the time of day instead of a waiting time. */
const soonMs = 10 * 60_000

/**
 * Returns what a browser shows about calling its visitor. Returns null when calls cannot be placed, when the number may not be
 * called or has been called often enough, or when there is no reason for a call: the game is being played, is over, or belongs to
 * another browser. A visit that may not tell of the number's game sees only the calls that it asked for itself, and not whether the
 * number's owner wants none.
 */
export async function callbackOf(context: GameContext, visit: Visit, participant: Participant | null): Promise<Shown | null> {
  if (!context.caller || (participant && !waitsForCall(participant, visit))) return null
  const { phone } = visit
  const requests = await (visit.tellsGame ? findOfNumber : findOfVisit)(context.db, { phone, visitId: visit.id })
  const open = requests.find(({ campaignId, endedAt }) => campaignId === context.campaignId && endedAt === null)
  if (open)
    return {
      ...(open.calledAt ? { kind: 'rings' } : await describeWait(context, open, context.caller.perMinute)),
      isOwn: open.visitId === visit.id,
    }
  if (!mayBeCalled(phone, context.callRules)) return null
  if (visit.tellsGame && (await isBlocked({ tx: context.db, context }, phone))) return null
  const since = dayBefore(context.now())
  const rung = requests.filter(({ calledAt }) => calledAt && calledAt > since).length
  return rung < mostOfNumber.calls ? { kind: 'offered', isAgain: rung > 0 } : null
}

const findOfNumber = made((db, { phone }: { phone: string; visitId: number }) =>
  db.select().from(callbacks).where(eq(callbacks.phone, phone)),
)

const findOfVisit = made((db, { phone, visitId }: { phone: string; visitId: number }) =>
  db
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.phone, phone), eq(callbacks.visitId, visitId))),
)

/** The game has not begun, or it was interrupted and waits, or it was for fun and is over. */
function waitsForCall({ kind, visitId, startedAt, finishedAt, lostAt }: Participant, visit: Visit): boolean {
  if (kind === 'fun') return finishedAt !== null || lostAt !== null
  return visitId === visit.id && finishedAt === null && (startedAt === null || lostAt !== null)
}

async function describeWait(context: GameContext, open: Callback, perMinute: number) {
  const untilMs = Math.max(0, open.callAt.getTime() - context.now().getTime())
  if (untilMs > soonMs) return { kind: 'later' as const, at: open.callAt, zone: open.zone }
  const before = await positionInQueue(context, open)
  const seconds = Math.ceil(Math.max(untilMs, await estimateWaitMs(context, before, perMinute)) / 1000)
  return { kind: 'waits' as const, before, seconds }
}

/** Returns the stage that answers a refused request to be called. The page shows it until the next change. */
export function withRefusal(stage: Stage, problem: CallbackProblem): Stage {
  return problem === 'not now' ? stage : { ...stage, callback: { kind: 'refused', why: problem } }
}
