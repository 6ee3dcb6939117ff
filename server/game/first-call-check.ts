import { and, desc, eq, gt, isNotNull, isNull, lt, max, type SQL, sql } from 'drizzle-orm'
import type { Findings, Turn } from '../../scenario/protocol.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { calls, checks } from '../store/schema/schema.ts'
import { type Call, type Db, type GameContext, inTransaction, made, type Transaction } from '../store/store.ts'
import type { Answer } from '../voximplant/voximplant.ts'
import { say } from './say.ts'

/** The first-call check: an operator asks for it, and the next call is examined in place of a game, whoever makes it. */

/** How long a check waits for its call. */
export const openMinutes = 10

/** Asks for a check. */
export function requestCheck(context: GameContext, by: Author | null = null): Promise<void> {
  return inTransaction(context, async (transaction) => {
    await transaction.tx.insert(checks).values({ campaignId: context.campaignId, requestedAt: transaction.at })
    await noteDeed(transaction, by, { what: 'asked for a check' })
  })
}

/** Gives a check up, so that the next call is a game. Returns false when a call is being examined for it already, or has been. */
export async function giveUpCheck({ db, campaignId }: GameContext, id: number): Promise<boolean> {
  const given = await db
    .delete(checks)
    .where(and(eq(checks.id, id), eq(checks.campaignId, campaignId), isNull(checks.callId)))
    .returning({ id: checks.id })
  return given.length > 0
}

/**
 * Assigns the newest check to this call and returns the turn that examines it; `null` when it is not waiting. Whoever asks anew has given
 * up the check before: it would examine a visitor's call.
 */
export async function claimCheck(transaction: Transaction, call: Call): Promise<Turn | null> {
  const { tx, context, at } = transaction
  const since = new Date(at.getTime() - openMinutes * 60_000)
  const [check] = await lockWaiting(tx, { campaignId: context.campaignId, since })
  if (!check) return null
  await tx.update(checks).set({ callId: call.id }).where(eq(checks.id, check.id))
  return say(transaction, call, { say: context.spoken.check.greeting, part: 'check', visitId: null })
}

const lockWaiting = made((db, { campaignId, since }: { campaignId: number; since: Date }) =>
  db
    .select({ id: checks.id })
    .from(checks)
    .where(and(eq(checks.id, newestOf(db, campaignId)), isNull(checks.callId), gt(checks.requestedAt, since)))
    .for('update'),
)

const newestOf = (db: Db, campaignId: number) =>
  db
    .select({ id: max(checks.id) })
    .from(checks)
    .where(eq(checks.campaignId, campaignId))

/** Adds findings to the call's check. A call reports them in parts, because its last probes may end the session. */
export async function saveFindings({ tx }: Transaction, { id }: Pick<Call, 'id'>, findings: Findings): Promise<void> {
  const [check] = await tx.select().from(checks).where(eq(checks.callId, id)).for('update')
  if (!check) return
  await tx
    .update(checks)
    .set({ findings: { ...check.findings, ...findings } })
    .where(eq(checks.id, check.id))
}

/**
 * `waits`: the next call will be examined. `unanswered`: none came in time. `under way`: a call is being examined, or its
 * ended session still has to be probed. `over`: nothing more is to come.
 */
type CheckState = 'waits' | 'unanswered' | 'under way' | 'over'

/** A first-call check as an operator sees it. `closesAt` is when it stops waiting for a call. */
export type CheckReport = { id: number; state: CheckState; requestedAt: Date; closesAt: Date; findings: Findings }

/** Returns the newest check of the quiz, or `null` when there never was one. */
export async function findNewestCheck({ db, campaignId, now }: GameContext): Promise<CheckReport | null> {
  const [newest] = await db
    .select({ check: checks, endedAt: calls.endedAt })
    .from(checks)
    .leftJoin(calls, eq(calls.id, checks.callId))
    .where(eq(checks.campaignId, campaignId))
    .orderBy(desc(checks.id))
    .limit(1)
  if (!newest) return null
  const { id, callId, requestedAt, findings } = newest.check
  const closesAt = new Date(requestedAt.getTime() + openMinutes * 60_000)
  const state = callId === null ? (now() < closesAt ? 'waits' : 'unanswered') : stateOfCall(newest.endedAt, findings, now())
  return { id, state, requestedAt, closesAt, findings: withoutPending(findings) }
}

function stateOfCall(endedAt: Date | null, findings: Findings, now: Date): CheckState {
  if (endedAt === null) return 'under way'
  const isProbed = ![undefined, pending].includes(findings['dead session'])
  return isProbed || now.getTime() - endedAt.getTime() > probeDeadlineSeconds * 1000 ? 'over' : 'under way'
}

function withoutPending(findings: Findings): Findings {
  return Object.fromEntries(Object.entries(findings).filter(([, seen]) => seen !== pending))
}

/** A session with nothing left to report has ended this long after its call. */
const sessionEndsAfterSeconds = 15

/** An ended session is not probed later than this. A server that was down for longer skips the probe. */
const probeDeadlineSeconds = 120

/** The finding of a probe that waits for its response. The server that writes it makes the probe. */
const pending = 'under way'

type Probe = 'session reply' | 'dead session'

/**
 * Makes the server's own probes of a check, each once: what the session answers to a pushed turn while the call is live (the
 * scenario reports whether the turn arrives), and what it answers after the call.
 */
export async function probeSessions(context: GameContext): Promise<void> {
  const { db, campaignId } = context
  await probeEach(context, 'session reply', await findLive(db, { campaignId }))
  const [before, after] = [ago(context, sessionEndsAfterSeconds), ago(context, probeDeadlineSeconds)]
  await probeEach(context, 'dead session', await findEnded(db, { campaignId, before, after }))
}

const findLive = made((db, { campaignId }: { campaignId: number }) =>
  selectUnprobed(db, campaignId, and(isMissing('session reply'), isNotNull(calls.answeredAt), isNull(calls.endedAt))),
)

const findEnded = made((db, { campaignId, before, after }: { campaignId: number; before: Date; after: Date }) =>
  selectUnprobed(db, campaignId, and(isMissing('dead session'), lt(calls.endedAt, before), gt(calls.endedAt, after))),
)

function selectUnprobed(db: Db, campaignId: number, isDue: SQL | undefined) {
  return db
    .select({ call: calls })
    .from(checks)
    .innerJoin(calls, eq(calls.id, checks.callId))
    .where(and(eq(checks.campaignId, campaignId), isDue))
}

async function probeEach(context: GameContext, name: Probe, due: { call: Call }[]): Promise<void> {
  for (const { call } of due) {
    if (!(await claimProbe(context, name, call))) continue
    const seen =
      call.sessionUrl === null ? 'no session address' : describeAnswer(await context.sessions.probe(call.sessionUrl, call.reply))
    await inTransaction(context, async (transaction) => {
      if (call.endedAt) await transaction.tx.update(calls).set({ sessionUrl: null }).where(eq(calls.id, call.id))
      await saveFindings(transaction, call, { [name]: seen })
    })
  }
}

function claimProbe(context: GameContext, name: Probe, call: Call): Promise<boolean> {
  return inTransaction(context, async (transaction) => {
    const [check] = await transaction.tx
      .select({ id: checks.id })
      .from(checks)
      .where(and(eq(checks.callId, call.id), isMissing(name)))
      .for('update')
    if (check) await saveFindings(transaction, call, { [name]: pending })
    return check !== undefined
  })
}

function isMissing(name: Probe): SQL {
  return sql`${checks.findings} ->> ${name} is null`
}

function describeAnswer(answer: Answer | null): string {
  return answer ? `${answer.status}, ${answer.hasBody ? 'with' : 'without'} a body` : 'no answer'
}

function ago(context: GameContext, seconds: number): Date {
  return new Date(context.now().getTime() - seconds * 1000)
}
