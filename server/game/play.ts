import type { Turn } from '../../scenario/protocol.ts'
import { asksForCode } from '../rules/matching/matching.ts'
import type { Call, NewEntry, Participant, Transaction } from '../store/store.ts'
import { writeAnswer } from './answer.ts'
import { decide, type Input } from './decision.ts'
import { hangUpOnMachine } from './hang-up.ts'
import { say } from './say.ts'
import { saidIn, speechAfterAnswer, speechAfterSilence, speechWithoutAnswer } from './speech.ts'

/** One step of the game: decides what the input means, writes what it changes, then says the reply. Returns the next turn. */
export async function play(transaction: Transaction, call: Call, participant: Participant, input: Input): Promise<Turn> {
  const { context } = transaction
  const decision = decide(context.quiz, participant, call, input)
  if (decision.kind === 'machine') return hangUpOnMachine(transaction, call)
  const said = saidIn(context, input)
  if (decision.kind !== 'answer') return say(transaction, call, speechWithoutAnswer(context, call, participant, said, decision))
  const counted = await writeAnswer(transaction, call, participant, said, decision)
  return say(transaction, call, speechAfterAnswer(context, call, participant, said, decision.verdict, counted))
}

/** The same step for a caller who stays silent. */
export function playSilence(transaction: Transaction, call: Call, participant: Participant): Promise<Turn> {
  return say(transaction, call, speechAfterSilence(transaction.context, call, participant))
}

/**
 * After the last rebus Pavel spells the code as often as the caller asks for it; anything else ends in a farewell, silence
 * (`input` is null) as well.
 */
export function playAfterPrize(
  transaction: Transaction,
  call: Call,
  { code, visitId }: Participant,
  input: Input | null,
): Promise<Turn> {
  const { spoken } = transaction.context
  const after: NewEntry[] = input?.kind === 'words' ? [{ from: 'visitor', text: input.text, via: input.via }] : []
  return code && input && wantsCode(transaction, input)
    ? say(transaction, call, { say: spoken.code({ code }), caption: spoken.codeCaption, part: 'code', after, visitId })
    : say(transaction, call, { say: spoken.farewell, part: 'goodbye', after, visitId })
}

function wantsCode({ context }: Transaction, input: Input): boolean {
  if (input.kind === 'keys') return input.keys === '1'
  return input.kind === 'words' && asksForCode({ heard: input.text, language: context.quiz.language })
}
