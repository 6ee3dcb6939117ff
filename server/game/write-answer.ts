import { judge, type Outcome } from '../rules/quiz/quiz.ts'
import { answers } from '../store/schema/schema.ts'
import { type Answer, type Call, made, type Participant, saveParticipant, type Transaction } from '../store/store.ts'
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
  const { tx, at, context, writes } = transaction
  const { id: participantId, rebus, attempt, question } = participant
  const outcome = judge(context.quiz, participant, verdict)
  const { game, points, isLast } = outcome
  const position = { participantId, callId: call.id, rebus, attempt }
  const answer = { ...position, via, heard: text, verdict, reason, points, isLast, at }
  writes.push(() => insertAnswer(tx, answer))
  const moved = { rebus: game.rebus, attempt: game.attempt, points: game.points, question: question + 1 }
  const participantNow = saveParticipant(transaction, participant, moved)
  const prize = outcome.isFinished ? await finishGame(transaction, participantNow) : null
  return { ...outcome, prize }
}

const insertAnswer = made((db, answer: Omit<Answer, 'id'>) => {
  const { participantId, callId, rebus, attempt, via, heard, verdict, reason, points, isLast, at } = answer
  return db.insert(answers).values({ participantId, callId, rebus, attempt, via, heard, verdict, reason, points, isLast, at })
})
