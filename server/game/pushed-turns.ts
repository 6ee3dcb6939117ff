import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { appendEntries, type Call, type GameContext, inTransaction, type Participant, type Transaction } from '../store/store.ts'
import { lockParticipant } from './participant.ts'

const patienceSeconds = 3
/** So often a turn is posted; a line that has not answered by then counts as silent. */
export const mostPushes = 2

/**
 * The line has not asked for this turn, so it is posted to it after the commit, and has to say that it has begun. A line that
 * cannot be reached from here hears of the turn with the reply to its next event.
 */
export async function pushTurn(
  { tx, at, pushedTurns, telemetry }: Transaction,
  { id, sessionUrl }: Call,
  turn: Turn,
): Promise<void> {
  if (sessionUrl === null) return
  await tx.update(calls).set({ pushes: 1, pushedAt: at }).where(eq(calls.id, id))
  pushedTurns.push({ sessionUrl, turn })
  telemetry.push({ type: 'turn pushed', call: id, turn: turn.turn })
}

/** The line has begun the current turn. */
export async function acknowledge(transaction: Transaction, call: Call, turn: number): Promise<void> {
  if (turn === call.turn) await noteSignOfLife(transaction, call)
}

/** A line that was thought dead speaks: the game goes on in it. */
export async function noteSignOfLife(transaction: Transaction, call: Call): Promise<void> {
  if (call.pushes === 0) return
  await transaction.tx.update(calls).set({ pushes: 0, heardAt: transaction.at }).where(eq(calls.id, call.id))
  if (call.pushes > mostPushes && call.participantId !== null) await goOn(transaction, call, call.participantId)
}

/** Once more to lines that have not answered for three seconds; after that the visitor is told, and the game waits. */
export async function followUp(context: GameContext): Promise<void> {
  const due = await context.db.select({ id: calls.id }).from(calls).where(isDue(context))
  for (const { id } of due) await remind(context, id)
}

function isDue(context: GameContext) {
  const before = new Date(context.now().getTime() - patienceSeconds * 1000)
  const isAwaited = and(gt(calls.pushes, 0), lt(calls.pushes, mostPushes + 1), isNull(calls.endedAt))
  return and(eq(calls.quiz, context.quizName), isAwaited, lt(calls.pushedAt, before))
}

function remind(context: GameContext, id: string): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const { tx, at, pushedTurns, telemetry } = transaction
    const [call] = await tx
      .select()
      .from(calls)
      .where(and(eq(calls.id, id), isDue(context)))
      .for('update')
    if (!call) return
    await tx
      .update(calls)
      .set({ pushes: call.pushes + 1, pushedAt: at })
      .where(eq(calls.id, id))
    telemetry.push({ type: 'push unacknowledged', call: id, turn: call.turn, pushes: call.pushes })
    if (call.pushes >= mostPushes) return tellVisitor(transaction, call)
    if (call.sessionUrl !== null) pushedTurns.push({ sessionUrl: call.sessionUrl, turn: call.reply })
  })
}

async function tellVisitor(transaction: Transaction, call: Call): Promise<void> {
  const participant = await playerOf(transaction, call)
  if (!participant) return
  const { spoken, quiz } = transaction.context
  await transaction.tx.update(participants).set({ lostAt: transaction.at }).where(eq(participants.id, participant.id))
  appendEntries(transaction, participant.visitId, [{ from: 'line', text: spoken.lineIsSilent({ minutes: quiz.graceMinutes }) }])
}

async function goOn(transaction: Transaction, call: Call, participantId: number): Promise<void> {
  const participant = await playerOf(transaction, { ...call, participantId })
  if (!participant?.lostAt) return
  await transaction.tx.update(participants).set({ lostAt: null }).where(eq(participants.id, participant.id))
  appendEntries(transaction, participant.visitId, [{ from: 'line', text: transaction.context.spoken.lineIsBack }])
}

/** Whoever plays a game in this very call that is not over. */
async function playerOf(transaction: Transaction, { id, participantId }: Call): Promise<Participant | null> {
  if (participantId === null) return null
  const participant = await lockParticipant(transaction, participantId)
  return participant.callId === id && !participant.finishedAt ? participant : null
}
