import { eq } from 'drizzle-orm'
import { judge, type Outcome } from '../rules/quiz/quiz.ts'
import { answers, participants } from '../store/schema/schema.ts'
import type { Call, Participant, Transaction } from '../store/store.ts'
import type { AnswerDecision } from './decision.ts'
import { finish } from './finish.ts'
import type { Prize } from './prizes.ts'
import type { Said } from './speech.ts'

/** What an answer did to the game, and the prize where it was the last one. */
export type Counted = Outcome & { prize: Prize | null }

/** Writes one answer: its row, the game's new position, and after the last rebus the result with its prize. */
export async function writeAnswer(
  transaction: Transaction,
  call: Call,
  participant: Participant,
  said: Said,
  { verdict, reason }: AnswerDecision,
): Promise<Counted> {
  const { tx, at, context } = transaction
  const { id: participantId, rebus, attempt, question } = participant
  const outcome = judge(context.quiz, participant, verdict)
  const { game, points, isLast } = outcome
  const place = { participantId, callId: call.id, rebus, attempt }
  await tx.insert(answers).values({ ...place, via: said.via, heard: said.text, verdict, reason, points, isLast, at })
  await tx
    .update(participants)
    .set({ ...game, question: question + 1 })
    .where(eq(participants.id, participantId))
  const prize = outcome.isFinished ? await finish(transaction, { ...participant, points: game.points }) : null
  return { ...outcome, prize }
}
