import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { currentRebus, judge, type Outcome, type Verdict } from '../rules/quiz/quiz.ts'
import { answers, participants } from '../store/schema/schema.ts'
import type { Call, Participant, Transaction } from '../store/store.ts'
import type { Said } from './answer.ts'
import { finish } from './finish.ts'
import { say } from './say.ts'

type Counted = Said & { verdict: Verdict; reason: string }

/** Counts one answer, once: the answer's row, the game's new place, and what Pavel says to it. */
export async function count(transaction: Transaction, call: Call, participant: Participant, answer: Counted): Promise<Turn> {
  const outcome = judge(transaction.context.quiz, participant, answer.verdict)
  await keep(transaction, call, participant, answer, outcome)
  const {
    game: { points },
    isFinished,
  } = outcome
  const prize = isFinished ? await finish(transaction, { ...participant, points }) : null
  const { spoken } = transaction.context
  const next = prize
    ? spoken.finished({ points, prize: prize.tier.spoken })
    : outcome.isLast && spoken.rebus({ number: outcome.game.rebus + 1, of: transaction.context.quiz.rebuses.length })
  const { text, via, verdict } = answer
  return say(transaction, call, {
    say: [comment(transaction, call, participant, answer, outcome), next].filter(Boolean).join(' '),
    part: prize ? 'code' : 'game',
    after: [{ from: 'visitor', text, via, verdict, points: outcome.points }],
    visitId: participant.visitId,
  })
}

async function keep(
  { tx, at }: Transaction,
  call: Call,
  participant: Participant,
  answer: Counted,
  outcome: Outcome,
): Promise<void> {
  const { rebus, attempt, question } = participant
  const { text: heard, via, verdict, reason } = answer
  const { game, points, isLast } = outcome
  const place = { participantId: participant.id, callId: call.id, rebus, attempt }
  await tx.insert(answers).values({ ...place, via, heard, verdict, reason, points, isLast, at })
  await tx
    .update(participants)
    .set({ ...game, question: question + 1 })
    .where(eq(participants.id, participant.id))
}

function comment(
  transaction: Transaction,
  { turn }: Call,
  participant: Participant,
  { verdict }: Counted,
  outcome: Outcome,
): string {
  const { spoken, quiz } = transaction.context
  const { isLast, points } = outcome
  const { answer, why } = currentRebus(quiz, participant)
  if (verdict === 'right') return spoken.right({ turn, answer, why, worth: points })
  if (verdict === 'skipped') return spoken.skipped({ answer, why })
  if (isLast) return spoken.lastWrong({ turn, answer, why })
  return verdict === 'hint' ? spoken.hint({ turn }) : spoken.wrong({ turn })
}
