import { and, eq, like } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { withoutNumbers } from '../rules/phone-number/phone-number.ts'
import { currentRebus, hasEasierPicture, isFinished } from '../rules/quiz/quiz.ts'
import { secondsOfSpeech } from '../rules/speech/speech.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { deeds } from '../store/schema/schema.ts'
import { type Call, type GameContext, inTransaction, made, type Participant, type Transaction } from '../store/store.ts'
import type { AnswerDecision } from './decision.ts'
import { lockCall } from './lock-call.ts'
import { lockParticipant } from './participant.ts'
import { playAnswer, sayInGame } from './play.ts'
import { maxPushes, pushTurn } from './pushed-turns.ts'
import type { Speech } from './reply.ts'
import { say } from './say.ts'

/** What an operator can decide in the caller's place. */
export const interventions = ['accept', 'hint', 'skip'] as const
export type Intervention = (typeof interventions)[number]

/** What an operator does in a call. `question` is the one that the form was rendered for. */
export type TakeOver = { type: 'say'; sentence: string } | { type: Intervention; question: number }

/**
 * `gone`: there is no such live call, or Pavel is saying goodbye · `not playing`: no rebus is asked in it · `stale`: the question has
 * been answered meanwhile · `no easier picture`: it is the last one · `silent`: the line does not take what is sent to it ·
 * `speaking`: Pavel is still saying an operator's sentence, which another one would cut off
 */
export type TakeOverProblem = 'gone' | 'not playing' | 'stale' | 'no easier picture' | 'silent' | 'speaking'

/** `isLate`: the session has no address, so Pavel says it only after the caller's next words. */
type TakenOver = { isLate: boolean }

/**
 * Has Pavel say a sentence in a live call, or decides the question in the caller's place, and pushes that turn to the session. Returns
 * why it was refused otherwise. Locks the call, then the participant.
 */
export function takeOverCall(
  context: GameContext,
  callId: string,
  act: TakeOver,
  by: Author | null = null,
): Promise<TakenOver | TakeOverProblem> {
  return inTransaction(context, async (transaction) => {
    const [call] = await lockCall(transaction.tx, { id: callId })
    if (!call || call.campaignId !== context.campaignId || !isTalking(call)) return 'gone'
    if (call.pushes > maxPushes) return 'silent'
    const participant = call.participantId === null ? null : await lockParticipant(transaction, call.participantId)
    if (participant && participant.callId !== call.id) return 'gone'
    if (act.type === 'say' && (await isSayingSentence(transaction, call))) return 'speaking'
    const turn = await carryOut(transaction, call, participant, act)
    if (typeof turn === 'string') return turn
    pushTurn(transaction, call, turn)
    const about = act.type === 'say' ? `${said}${withoutNumbers(act.sentence)}` : act.type
    await noteDeed(transaction, by, {
      what: 'took over a call',
      call: callId,
      about,
      ...(participant && { game: participant.id }),
    })
    return { isLate: call.sessionUrl === null }
  })
}

/** A sentence and its line in the log are written in one transaction, so they have the same time. */
async function isSayingSentence({ tx, at, context }: Transaction, { id, reply, repliedAt }: Call): Promise<boolean> {
  const endsAt = repliedAt.getTime() + secondsOfSpeech(reply.say, context.quiz.language) * 1000
  return at.getTime() < endsAt && (await findSentence(tx, { callId: id, at: repliedAt })).length > 0
}

const findSentence = made((db, { callId, at }: { callId: string; at: Date }) =>
  db
    .select({ id: deeds.id })
    .from(deeds)
    .where(and(eq(deeds.callId, callId), eq(deeds.at, at), like(deeds.about, `${said}%`))),
)

/** What a sentence begins with in the log. */
const said = 'say: '

const isTalking = ({ answeredAt, endedAt, part }: Call) => answeredAt && !endedAt && part !== 'goodbye' && part !== 'check'

function carryOut(
  transaction: Transaction,
  call: Call,
  participant: Participant | null,
  act: TakeOver,
): Promise<Turn | TakeOverProblem> | TakeOverProblem {
  if (act.type === 'say') return saySentence(transaction, call, participant, act.sentence)
  const { quiz } = transaction.context
  if (!participant || call.part !== 'game' || participant.finishedAt || participant.lostAt) return 'not playing'
  if (isFinished(quiz, participant)) return 'not playing'
  if (participant.question !== act.question) return 'stale'
  if (act.type === 'hint' && !hasEasierPicture(quiz, participant)) return 'no easier picture'
  return decideFor(transaction, call, participant, act.type)
}

/** The caller is listened to afterwards as before, and the question stays the same. Where nobody is known, no page shows it. */
function saySentence(transaction: Transaction, call: Call, participant: Participant | null, sentence: string): Promise<Turn> {
  const { keys, seconds } = call.reply.listen ?? {}
  const listening = call.part === 'digits' ? { keys, seconds } : {}
  const isCorrectable = participant !== null && call.part === 'game' && hasEasierPicture(transaction.context.quiz, participant)
  const shown = { question: participant?.question, visitId: participant?.visitId ?? null }
  const speech: Speech = { say: sentence, part: call.part, ...listening, isCorrectable, ...shown }
  return participant && call.part === 'game' ? sayInGame(transaction, call, participant, speech) : say(transaction, call, speech)
}

const decisions: Record<Intervention, AnswerDecision> = {
  accept: { kind: 'answer', verdict: 'right', reason: 'accepted by an operator' },
  hint: { kind: 'answer', verdict: 'hint', reason: 'an operator gave a hint' },
  skip: { kind: 'answer', verdict: 'skipped', reason: 'skipped by an operator' },
}

/** The word that is accepted is the quiz's own, so that it stays right however the game is counted later. */
function decideFor(transaction: Transaction, call: Call, participant: Participant, by: Intervention): Promise<Turn> {
  const { quiz, spoken } = transaction.context
  const { hint, skip } = spoken.pressed
  const text = { accept: currentRebus(quiz, participant).answer, hint, skip }[by]
  const line = { accept: spoken.byOperator.right, hint: spoken.byOperator.hint, skip: spoken.byOperator.skipped }[by]
  const heard = { text, via: 'typed', confidence: null } as const
  return playAnswer(transaction, call, participant, heard, decisions[by], { from: 'line', text: line })
}
