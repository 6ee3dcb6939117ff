import type { Turn } from '../../scenario/protocol.ts'
import { asksForCode } from '../rules/matching/matching.ts'
import { currentRebus } from '../rules/quiz/quiz.ts'
import { unclearWords } from '../store/schema/schema.ts'
import { type Call, made, type NewEntry, notePlayed, type Participant, type Transaction } from '../store/store.ts'
import { type AnswerDecision, decide, type Input, isOpenEnded } from './decision.ts'
import { type DescribedInput, describeInput, replyToAnswer, replyToFreeInput, type Shown, type Speech } from './reply.ts'
import { say } from './say.ts'
import { replyToSilence } from './silence.ts'
import { writeAnswer } from './write-answer.ts'

/**
 * Plays one step of the game: decides what the input means, writes the result, then says the reply. Returns the next turn.
 * Expects the call and then the participant to be locked.
 */
export async function play(transaction: Transaction, call: Call, participant: Participant, input: Input): Promise<Turn> {
  const { context } = transaction
  const decision = decide(context.quiz, participant, input)
  const described = describeInput(context, input)
  if (decision.kind === 'unclear' || decision.kind === 'asks back') noteUnclear(transaction, call, participant, input)
  const mayGoOn = mayHaveMore(input)
  if (decision.kind === 'answer')
    return playAnswer(transaction, call, participant, { ...described, confidence: confidenceOf(input), mayGoOn }, decision)
  const speech = replyToFreeInput(context, call, participant, described, decision)
  return sayInGame(transaction, call, participant, { ...speech, mayGoOn: mayGoOn && isOpenEnded(decision) })
}

/** Only the voice goes on while what it began with is judged, and that is done once. */
const mayHaveMore = (input: Input) => input.kind === 'words' && input.via === 'voice' && !input.wentOn

/**
 * Plays an answer that has been judged: writes it, and says the reply. `shown` is its line in the chat, where that is not what was
 * heard. Returns the next turn. Expects the call and then the participant to be locked.
 */
export async function playAnswer(
  transaction: Transaction,
  call: Call,
  participant: Participant,
  heard: DescribedInput & { confidence: number | null; mayGoOn?: boolean },
  decision: AnswerDecision,
  shown: Shown = { text: heard.text, via: heard.via },
): Promise<Turn> {
  const result = await writeAnswer(transaction, call, participant, heard, decision)
  const { points, isLast } = result
  const mayGoOn = heard.mayGoOn && decision.verdict === 'wrong' && !isLast
  const speech = replyToAnswer(transaction.context, participant, shown, decision.verdict, result)
  const turn = await say(transaction, call, { ...speech, mayGoOn: mayGoOn ?? false })
  notePlayed(transaction, call, participant, { rebus: participant.rebus, points, isLast, at: transaction.at })
  return turn
}

const confidenceOf = (input: Input): number | null => (input.kind === 'words' ? (input.confidence ?? null) : null)

/** Keeps what was not understood, so that an operator can say what it means. */
function noteUnclear({ tx, context, at, writes }: Transaction, call: Call, participant: Participant, input: Input): void {
  if (input.kind !== 'words') return
  const { campaignId, quiz } = context
  const { text: heard, via } = input
  const asked = currentRebus(quiz, participant).answer
  const words = { campaignId, participantId: participant.id, callId: call.id, asked, via, heard, at }
  writes.push(() => insertUnclear(tx, { ...words, confidence: confidenceOf(input) }))
}

const insertUnclear = made((db, words: Omit<typeof unclearWords.$inferSelect, 'id'>) => {
  const { campaignId, participantId, callId, asked, via, heard, confidence, at } = words
  return db.insert(unclearWords).values({ campaignId, participantId, callId, asked, via, heard, confidence, at })
})

/** Says something that is no answer, and so changes nothing but the call. Expects the call and then the participant to be locked. */
export async function sayInGame(transaction: Transaction, call: Call, participant: Participant, speech: Speech): Promise<Turn> {
  const turn = await say(transaction, call, speech)
  notePlayed(transaction, call, participant)
  return turn
}

/** Plays the same step for a caller who stayed silent. Returns the next turn. */
export function playSilence(transaction: Transaction, call: Call, participant: Participant): Promise<Turn> {
  return sayInGame(transaction, call, participant, replyToSilence(transaction.context, call, participant))
}

/**
 * Handles input after the last rebus and returns the next turn. Pavel spells the promo code as often as the caller asks for
 * it, unless codes go out by message only; any other input, and silence (`input` is `null`), ends the call with a farewell.
 */
export function playAfterPrize(
  transaction: Transaction,
  call: Call,
  { code, visitId }: Participant,
  input: Input | null,
): Promise<Turn> {
  const { spoken, isPrizeByMessage } = transaction.context
  const entriesBefore: NewEntry[] = input?.kind === 'words' ? [{ from: 'visitor', text: input.text, via: input.via }] : []
  if (!code || isPrizeByMessage || !input || !asksToSpellCode(transaction, input)) {
    return say(transaction, call, { say: spoken.farewell, part: 'goodbye', entriesBefore, visitId })
  }
  const spelled = { say: spoken.code({ code }), caption: spoken.codeCaption, isOnRequest: true }
  return say(transaction, call, { ...spelled, part: 'code', entriesBefore, visitId })
}

function asksToSpellCode({ context }: Transaction, input: Input): boolean {
  if (input.kind === 'keys') return input.keys === '1'
  return input.kind === 'words' && asksForCode({ heard: input.text, language: context.quiz.language })
}
