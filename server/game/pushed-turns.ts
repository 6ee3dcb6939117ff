import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls } from '../store/schema/schema.ts'
import {
  appendEntries,
  type Call,
  type GameContext,
  inTransaction,
  made,
  saveCall,
  saveParticipant,
  type Transaction,
} from '../store/store.ts'
import { completeTurn, withPhrases } from './expected-phrases.ts'
import { lockPlayer } from './participant.ts'
import { say } from './say.ts'

/** How long a session may take to acknowledge a pushed turn. */
const ackTimeoutSeconds = 3

/** How many times one turn is posted. A session that acknowledges none of these counts as silent. */
export const maxPushes = 2

/**
 * Posts a turn to the call's session, which has not asked for it. The request is sent after the commit, and the session
 * acknowledges it with `turn.started`. Without a usable session URL nothing is sent: the session then gets the turn in the
 * reply to its next event. Expects the call to be locked.
 */
export function pushTurn(transaction: Transaction, call: Call, turn: Turn): void {
  const { at, context, pushedTurns, telemetry } = transaction
  const { id, sessionUrl } = call
  if (sessionUrl === null) return
  saveCall(transaction, call, { pushes: 1, pushedAt: at })
  pushedTurns.push({ sessionUrl, turn: withPhrases(turn, context) })
  telemetry.push({ type: 'turn pushed', call: id, turn: turn.turn })
}

/** Ends a call that has not asked for it: posts a goodbye with these words, or without any. Expects the call to be locked. */
export async function pushGoodbye(transaction: Transaction, call: Call, words = ''): Promise<Turn> {
  const turn = await say(transaction, call, { say: words, part: 'goodbye', visitId: null })
  pushTurn(transaction, call, turn)
  return turn
}

/** Records that the session has begun this turn. An older turn acknowledges nothing. */
export async function acknowledgeTurn(transaction: Transaction, call: Call, turn: number): Promise<void> {
  if (turn === call.turn) await markSessionAlive(transaction, call)
}

/**
 * Records that the session is alive, so the current turn is not pushed again. If the session had been given up as silent,
 * its game resumes. Expects the call to be locked.
 */
export async function markSessionAlive(transaction: Transaction, call: Call): Promise<void> {
  if (call.pushes === 0) return
  saveCall(transaction, call, { pushes: 0, heardAt: transaction.at })
  if (call.pushes > maxPushes && call.participantId !== null) await resumeGame(transaction, call, call.participantId)
}

async function resumeGame(transaction: Transaction, call: Call, participantId: number): Promise<void> {
  const participant = await lockPlayer(transaction, { ...call, participantId })
  if (!participant?.lostAt) return
  saveParticipant(transaction, participant, { lostAt: null })
  appendEntries(transaction, participant.visitId, [{ from: 'line', text: transaction.context.spoken.lineIsBack }])
}

/**
 * Retries pushed turns that their sessions have not acknowledged within three seconds: posts each once more and, if that
 * does not help, tells the visitor and lets the game wait.
 */
export async function retryPushedTurns(context: GameContext): Promise<void> {
  const overdue = await findOverdue(context.db, overdueNow(context))
  for (const { id } of overdue) await retryPush(context, id)
}

type Overdue = { campaignId: number; before: Date }

function overdueNow({ campaignId, now }: GameContext): Overdue {
  return { campaignId, before: new Date(now().getTime() - ackTimeoutSeconds * 1000) }
}

function isOverdue({ campaignId, before }: Overdue) {
  const isAwaited = and(gt(calls.pushes, 0), lt(calls.pushes, maxPushes + 1), isNull(calls.endedAt))
  return and(eq(calls.campaignId, campaignId), isAwaited, lt(calls.pushedAt, before))
}

const findOverdue = made((db, overdue: Overdue) => db.select({ id: calls.id }).from(calls).where(isOverdue(overdue)))

const lockOverdue = made((db, overdue: Overdue & { id: string }) =>
  db
    .select()
    .from(calls)
    .where(and(eq(calls.id, overdue.id), isOverdue(overdue)))
    .for('update'),
)

function retryPush(context: GameContext, id: string): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const { tx, at, pushedTurns, telemetry } = transaction
    const [call] = await lockOverdue(tx, { id, ...overdueNow(context) })
    if (!call) return
    saveCall(transaction, call, { pushes: call.pushes + 1, pushedAt: at })
    telemetry.push({ type: 'push unacknowledged', call: id, turn: call.turn, pushes: call.pushes })
    if (call.pushes >= maxPushes) return suspendGame(transaction, call)
    if (call.sessionUrl === null) return
    pushedTurns.push({ sessionUrl: call.sessionUrl, turn: await completeTurn(transaction, call.reply) })
  })
}

async function suspendGame(transaction: Transaction, call: Call): Promise<void> {
  const participant = await lockPlayer(transaction, call)
  if (!participant) return
  const { spoken, quiz } = transaction.context
  saveParticipant(transaction, participant, { lostAt: transaction.at })
  appendEntries(transaction, participant.visitId, [{ from: 'line', text: spoken.lineIsSilent({ minutes: quiz.graceMinutes }) }])
}
