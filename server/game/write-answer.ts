import { currentRebus, judge, type Outcome } from '../rules/quiz/quiz.ts'
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
  { text, via, confidence }: DescribedInput & { confidence: number | null },
  { verdict, reason }: AnswerDecision,
): Promise<AnswerResult> {
  const { tx, at, context, writes } = transaction
  const { id: participantId, rebus, attempt, question } = participant
  const outcome = judge(context.quiz, participant, verdict)
  const { game, points, isLast } = outcome
  const position = { participantId, callId: call.id, rebus, attempt }
  const asked = { campaignId: context.campaignId, asked: currentRebus(context.quiz, participant).answer }
  const given = { via, heard: text, confidence, afterMs: at.getTime() - call.repliedAt.getTime(), at }
  const answer = { ...position, ...asked, ...given, verdict, reason, points, isLast }
  writes.push(() => insertAnswer(tx, answer))
  const moved = { rebus: game.rebus, attempt: game.attempt, points: game.points, question: question + 1 }
  const participantNow = saveParticipant(transaction, participant, moved)
  const prize = outcome.isFinished ? await finishGame(transaction, participantNow) : null
  return { ...outcome, prize }
}

type NewAnswer = Omit<Answer, 'id' | 'recountedAt' | 'formerPoints' | 'formerVerdict'>

const insertAnswer = made((db, answer: NewAnswer) => {
  const { participantId, callId, campaignId, asked, rebus, attempt, via, heard, confidence, afterMs, at } = answer
  const { verdict, reason, points, isLast } = answer
  const position = { participantId, callId, campaignId, asked, rebus, attempt }
  return db.insert(answers).values({ ...position, via, heard, confidence, afterMs, at, verdict, reason, points, isLast })
})
