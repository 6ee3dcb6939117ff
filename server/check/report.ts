import { desc, eq } from 'drizzle-orm'
import type { Findings } from '../../scenario/protocol.ts'
import type { World } from '../game/world.ts'
import { calls, checks } from '../schema.ts'
import { openMinutes } from './open.ts'
import { probedSeconds, underWay } from './probe.ts'

/**
 * waits: the next call will be examined · unanswered: none came in time · under way: a call is being examined, or its session is
 * still asked whether it is dead · over
 */
export type CheckState = 'waits' | 'unanswered' | 'under way' | 'over'

/** A first-call check as an operator sees it; `closesAt` is when it stops waiting for a call. */
export type CheckReport = { id: number; state: CheckState; requestedAt: Date; closesAt: Date; findings: Findings }

/** Null where none was ever asked for. */
export async function newestCheck({ db, quizName, now }: World): Promise<CheckReport | null> {
  const [newest] = await db
    .select({ check: checks, endedAt: calls.endedAt })
    .from(checks)
    .leftJoin(calls, eq(calls.id, checks.callId))
    .where(eq(checks.quiz, quizName))
    .orderBy(desc(checks.id))
    .limit(1)
  if (!newest) return null
  const { id, callId, requestedAt, findings } = newest.check
  const closesAt = new Date(requestedAt.getTime() + openMinutes * 60_000)
  const state = callId === null ? (now() < closesAt ? 'waits' : 'unanswered') : stateOfCall(newest.endedAt, findings, now())
  return { id, state, requestedAt, closesAt, findings: withoutAwaited(findings) }
}

function stateOfCall(endedAt: Date | null, findings: Findings, now: Date): CheckState {
  if (endedAt === null) return 'under way'
  const isProbed = ![undefined, underWay].includes(findings['dead session'])
  return isProbed || now.getTime() - endedAt.getTime() > probedSeconds * 1000 ? 'over' : 'under way'
}

function withoutAwaited(findings: Findings): Findings {
  return Object.fromEntries(Object.entries(findings).filter(([, seen]) => seen !== underWay))
}
