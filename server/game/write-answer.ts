import { eq } from 'drizzle-orm'
import { judge, type Outcome } from '../rules/quiz/quiz.ts'
import { answers, participants } from '../store/schema/schema.ts'
import type { Call, Participant, Transaction } from '../store/store.ts'
import type { AnswerDecision } from './decision.ts'
import { finishGame } from './finish-game.ts'
import type { Prize } from './prizes.ts'
import type { DescribedInput } from './reply.ts'

/** What an answer did to the game. `prize` is `null` unless this answer finished it, and always in a game for fun. */
export type AnswerResult = Outcome & { prize: Prize | null }

/**
 * Writes one answer: its row, the game's new position and, after the last rebus, the result with its prize. Returns what
 * changed. This is the only place that writes an answer; it expects the call and the participant to be locked.
 */
export async function writeAnswer(
  transaction: Transaction,
  call: Call,
  participant: Participant,
  { text, via }: DescribedInput,
  { verdict, reason }: AnswerDecision,
): Promise<AnswerResult> {
  const { tx, at, context } = transaction
  const { id: participantId, rebus, attempt, question } = participant
  const outcome = judge(context.quiz, participant, verdict)
  const { game, points, isLast } = outcome
  const position = { participantId, callId: call.id, rebus, attempt }
  await tx.insert(answers).values({ ...position, via, heard: text, verdict, reason, points, isLast, at })
  await tx
    .update(participants)
    .set({ rebus: game.rebus, attempt: game.attempt, points: game.points, question: question + 1 })
    .where(eq(participants.id, participantId))
  const prize = outcome.isFinished ? await finishGame(transaction, { ...participant, points: game.points }) : null
  return { ...outcome, prize }
}
