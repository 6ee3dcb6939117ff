import { and, desc, eq, gt, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Findings, Turn } from '../../scenario/protocol.ts'
import { calls, checks } from '../store/schema/schema.ts'
import { type Call, type GameContext, inTransaction, type Transaction } from '../store/store.ts'
import type { Answer } from '../voximplant/voximplant.ts'
import { say } from './say.ts'

/** So long a check waits for a call. */
export const openMinutes = 10

/** Checks that the next call would be. */
export function isOpen({ quizName }: GameContext, at: Date) {
  const since = new Date(at.getTime() - openMinutes * 60_000)
  return and(eq(checks.quiz, quizName), isNull(checks.callId), gt(checks.requestedAt, since))
}

/** An operator wants the next call to be examined, whoever makes it: it is no game. */
export async function requestCheck({ db, quizName, now }: GameContext): Promise<void> {
  await db.insert(checks).values({ quiz: quizName, requestedAt: now() })
}

/** The first turn of the call that is examined; null where no check is asked for. */
export async function takeCheck(transaction: Transaction, call: Call): Promise<Turn | null> {
  const { tx, context, at } = transaction
  const [check] = await tx
    .select({ id: checks.id })
    .from(checks)
    .where(isOpen(context, at))
    .orderBy(desc(checks.id))
    .limit(1)
    .for('update')
  if (!check) return null
  await tx.update(checks).set({ callId: call.id }).where(eq(checks.id, check.id))
  return say(transaction, call, { say: context.spoken.check.greeting, part: 'check', visitId: null })
}

/** Adds to what has been found so far: a call reports in parts, because its last probes may end it. */
export async function keepFindings({ tx }: Transaction, { id }: Pick<Call, 'id'>, findings: Findings): Promise<void> {
  const [check] = await tx.select().from(checks).where(eq(checks.callId, id)).for('update')
  if (!check) return
  await tx
    .update(checks)
    .set({ findings: { ...check.findings, ...findings } })
    .where(eq(checks.id, check.id))
}

/**
 * waits: the next call will be examined · unanswered: none came in time · under way: a call is being examined, or its session is
 * still asked whether it is dead · over
 */
export type CheckState = 'waits' | 'unanswered' | 'under way' | 'over'

/** A first-call check as an operator sees it; `closesAt` is when it stops waiting for a call. */
export type CheckReport = { id: number; state: CheckState; requestedAt: Date; closesAt: Date; findings: Findings }

/** Null where none was ever asked for. */
export async function newestCheck({ db, quizName, now }: GameContext): Promise<CheckReport | null> {
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

/** By then a session that has nothing more to report has ended. */
const deadSeconds = 15
/** A server that comes up after this lets the matter rest. */
export const probedSeconds = 120

/** What a probe's finding says while its answer is awaited: whichever server writes it makes the probe. */
export const underWay = 'under way'

type Probe = 'session reply' | 'dead session'

/**
 * The server's own part of a first-call check, each once: what the session answers while its call goes on, to a turn that the
 * scenario reports if it arrives, and what it answers when the call is over.
 */
export async function probe(context: GameContext): Promise<void> {
  await tryOut(context, 'session reply', and(isNotNull(calls.answeredAt), isNull(calls.endedAt)))
  await tryOut(
    context,
    'dead session',
    and(lt(calls.endedAt, ago(context, deadSeconds)), gt(calls.endedAt, ago(context, probedSeconds))),
  )
}

async function tryOut(context: GameContext, name: Probe, isTime: SQL | undefined): Promise<void> {
  const due = await context.db
    .select({ call: calls })
    .from(checks)
    .innerJoin(calls, eq(calls.id, checks.callId))
    .where(and(eq(checks.quiz, context.quizName), isUntried(name), isTime))
  for (const { call } of due) {
    if (!(await claim(context, name, call))) continue
    const seen =
      call.sessionUrl === null ? 'no session address' : describe(await context.sessions.probe(call.sessionUrl, call.reply))
    await inTransaction(context, (transaction) => keepFindings(transaction, call, { [name]: seen }))
  }
}

function claim(context: GameContext, name: Probe, call: Call): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const [check] = await transaction.tx
      .select({ id: checks.id })
      .from(checks)
      .where(and(eq(checks.callId, call.id), isUntried(name)))
      .for('update')
    if (check) await keepFindings(transaction, call, { [name]: underWay })
    return check !== undefined
  })
}

function isUntried(name: Probe): SQL {
  return sql`${checks.findings} ->> ${name} is null`
}

function describe(answer: Answer | null): string {
  return answer ? `${answer.status}, ${answer.hasBody ? 'with' : 'without'} a body` : 'no answer'
}

function ago(context: GameContext, seconds: number): Date {
  return new Date(context.now().getTime() - seconds * 1000)
}
