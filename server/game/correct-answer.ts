import { and, eq, isNull } from 'drizzle-orm'
import type { SpeechHeard, Turn } from '../../scenario/protocol.ts'
import { normalise } from '../rules/matching/matching.ts'
import { isFinished } from '../rules/quiz/quiz.ts'
import { answers, events } from '../store/schema/schema.ts'
import {
  type Answer,
  appendEntries,
  type Call,
  made,
  type Participant,
  saveParticipant,
  type Transaction,
} from '../store/store.ts'
import { isAskedInVain } from './asked-question.ts'
import { type CallerInput, decide, isOpenEnded } from './decision.ts'
import { lockPlayer } from './participant.ts'
import { play } from './play.ts'

/**
 * Takes words that went on after their beginning had been judged. A wrong answer is taken back, with its attempt, and the whole of the
 * words is judged in its place; a right one stands. Where the beginning was nothing yet, the whole is played if it is an answer or a
 * request. Returns the next turn, or null where there is nothing to put right: by now something else was said, typed or decided, the
 * answer of the rebus has been told, or another call plays the game. Expects the call to be locked; locks the participant.
 */
export async function correctAnswer(transaction: Transaction, call: Call, said: SpeechHeard): Promise<Turn | null> {
  if (!said.corrects || call.part !== 'game' || call.endedAt || said.turn !== call.turn - 1) return null
  const participant = await lockPlayer(transaction, call)
  if (!participant || isFinished(transaction.context.quiz, participant) || isAskedInVain(call, participant)) return null
  const { text, confidence } = said
  const input = { kind: 'words', text, via: 'voice', confidence, wentOn: true } as const
  const answer = await findHasty(transaction, call, participant, said)
  if (!answer) return playAfterNothing(transaction, call, participant, said, input)
  if (isNoBetter(transaction, participant, answer, input)) return null
  const before = await takeBack(transaction, participant, answer)
  transaction.telemetry.push({ type: 'answer corrected', call: call.id, turn: said.turn })
  return play(transaction, sinceAsked(call, answer), before, input)
}

type Words = Extract<CallerInput, { kind: 'words' }>

/**
 * Returns whether the guess still stands at the beginning of the words, and what follows is nothing better: a command that would only
 * undo it, when the caller has heard that it is wrong and the page has shown the easier picture, or more of what is wrong.
 */
function isNoBetter({ context }: Transaction, game: Participant, { heard, attempt }: Answer, input: Words): boolean {
  if (!normalise(input.text).startsWith(`${normalise(heard)} `)) return false
  const decision = decide(context.quiz, { ...game, attempt }, input)
  return decision.kind === 'asks back' || (decision.kind === 'answer' && decision.verdict === 'wrong')
}

/** What was nothing yet is not played a second time, however it goes on: that would count as another silence. */
async function playAfterNothing(
  transaction: Transaction,
  call: Call,
  participant: Participant,
  { turn }: SpeechHeard,
  input: Words,
): Promise<Turn | null> {
  const { tx, context } = transaction
  const [begun] = await findBegun(tx, { callId: call.id, turn, at: call.repliedAt })
  if (!begun?.heard) return null
  const { heard, confidence } = begun
  const words = { kind: 'words', text: heard, via: 'voice', confidence: confidence ?? undefined } as const
  const [before, now] = [decide(context.quiz, participant, words), decide(context.quiz, participant, input)]
  if (!isOpenEnded(before) || now.kind === before.kind) return null
  return now.kind === 'no easier picture' || !isOpenEnded(now) ? play(transaction, call, participant, input) : null
}

/** The event to which the turn that Pavel says is the reply, unless it was an answer. */
const findBegun = made((db, { callId, turn, at }: { callId: string; turn: number; at: Date }) => {
  const isIt = and(eq(events.callId, callId), eq(events.turn, turn), eq(events.type, 'speech.heard'), eq(events.at, at))
  const isItsAnswer = and(eq(answers.callId, events.callId), eq(answers.at, events.at))
  return db
    .select({ heard: events.heard, confidence: events.confidence })
    .from(events)
    .leftJoin(answers, isItsAnswer)
    .where(and(isIt, isNull(answers.id)))
})

/** Only the newest answer can be taken back, and only while the turn that Pavel says is the reply to it. */
async function findHasty(
  { tx }: Transaction,
  { id: callId, repliedAt: at }: Call,
  { id: participantId, rebus, attempt }: Participant,
  { turn }: SpeechHeard,
): Promise<Answer | null> {
  const [found] = await findWrong(tx, { participantId, callId, rebus, attempt: attempt - 1, turn, at })
  return found?.answer ?? null
}

type Hasty = Pick<Answer, 'participantId' | 'callId' | 'rebus' | 'attempt' | 'at'> & { turn: number }

/** An event and its answer are saved in one transaction, so they have the same timestamp. */
const findWrong = made((db, { participantId, callId, rebus, attempt, turn, at }: Hasty) => {
  const isItsEvent = and(eq(events.callId, answers.callId), eq(events.at, answers.at), eq(events.heard, answers.heard))
  const isOfGame = and(eq(answers.participantId, participantId), eq(answers.rebus, rebus), eq(answers.attempt, attempt))
  const isWrong = and(eq(answers.verdict, 'wrong'), eq(answers.isLast, false), isNull(answers.recountedAt))
  const isSpoken = and(eq(answers.callId, callId), eq(answers.via, 'voice'), eq(answers.at, at))
  return db
    .select({ answer: answers })
    .from(answers)
    .innerJoin(events, and(isItsEvent, eq(events.turn, turn), eq(events.type, 'speech.heard')))
    .where(and(isOfGame, isWrong, isSpoken))
})

/** Returns the game as it was before the answer. Its question stays another one than before, so nothing typed meanwhile counts. */
async function takeBack(transaction: Transaction, participant: Participant, { id, attempt }: Answer): Promise<Participant> {
  await deleteAnswer(transaction.tx, { id })
  appendEntries(transaction, participant.visitId, [{ from: 'line', text: transaction.context.spoken.wentOn }])
  return saveParticipant(transaction, participant, { attempt })
}

const deleteAnswer = made((db, { id }: { id: number }) => db.delete(answers).where(eq(answers.id, id)))

/** The time that the answer took began with the question and not with the verdict. */
function sinceAsked(call: Call, { at, afterMs }: Answer): Call {
  return { ...call, repliedAt: new Date(at.getTime() - (afterMs ?? 0)) }
}
