import type { Turn } from '../../scenario/protocol.ts'
import { asksForCode, type Decision, isMachine, understand } from '../rules/matching/matching.ts'
import { currentRebus, hasEasierPicture, type Verdict } from '../rules/quiz/quiz.ts'
import type { Call, NewEntry, Participant, Transaction } from '../store/store.ts'
import { count } from './count.ts'
import { hangUpOnMachine } from './hang-up.ts'
import type { Heard } from './input.ts'
import { say, type Speech } from './say.ts'

/** Something that may be an answer, however it reached us. */
export type Said = { text: string; via: NonNullable<NewEntry['via']> }

export type Command = 'repeat' | 'hint' | 'skip'

const keyed: Record<string, Command> = { 1: 'repeat', 2: 'hint', 3: 'skip' }

/** Voice and keys during the game. */
export function hearAnswer(transaction: Transaction, call: Call, participant: Participant, heard: Heard): Promise<Turn> {
  if (heard.type === 'silence') return staySilent(transaction, call, participant)
  if (heard.type === 'speech.heard') return takeAnswer(transaction, call, participant, { text: heard.text, via: 'voice' })
  const command = keyed[heard.keys]
  if (!command) return say(transaction, call, explain(transaction, { text: heard.keys, via: 'keys' }, participant))
  return obey(transaction, call, participant, command, { text: transaction.context.spoken.pressed[command], via: 'keys' })
}

/** Words, spoken or typed: a command, an answer, or nothing that can be understood. */
export function takeAnswer(transaction: Transaction, call: Call, participant: Participant, said: Said): Promise<Turn> {
  const { quiz } = transaction.context
  const rebus = currentRebus(quiz, participant)
  const others = quiz.rebuses.filter((other) => other !== rebus)
  const understood = understand({ heard: said.text, rebus, others, language: quiz.language })
  const isRight = understood.kind === 'answer' && understood.decision.right
  if (!isRight && mayBeMachine(call, said) && isMachine({ heard: said.text, language: quiz.language }))
    return hangUpOnMachine(transaction, call)
  switch (understood.kind) {
    case 'nothing':
      return missHearing(transaction, call, participant, said)
    case 'command':
      return understood.command === 'code'
        ? missHearing(transaction, call, participant, said)
        : obey(transaction, call, participant, understood.command, said)
    case 'answer': {
      const verdict: Verdict = understood.decision.right ? 'right' : 'wrong'
      return count(transaction, call, participant, { ...said, verdict, reason: reasonOf(understood.decision) })
    }
  }
}

/** A machine talks at once, and only where we have called. */
function mayBeMachine({ direction, turn }: Call, { via }: Said): boolean {
  return direction === 'outbound' && via === 'voice' && turn <= 2
}

export function obey(
  transaction: Transaction,
  call: Call,
  participant: Participant,
  command: Command,
  said: Said,
): Promise<Turn> {
  const { quiz, spoken } = transaction.context
  if (command === 'skip') return count(transaction, call, participant, { ...said, verdict: 'skipped', reason: 'asked to skip' })
  if (command === 'hint' && hasEasierPicture(quiz, participant)) {
    return count(transaction, call, participant, { ...said, verdict: 'hint', reason: 'asked for a hint' })
  }
  const place = { number: participant.rebus + 1, of: quiz.rebuses.length, attempt: participant.attempt + 1 }
  const words = command === 'hint' ? spoken.noHint : spoken.again(place)
  return say(transaction, call, { say: words, part: 'game', after: [line(said)], visitId: participant.visitId })
}

/** Silence never burns an attempt: he asks again, then says how to answer, then takes his leave, and the game waits. */
function staySilent(transaction: Transaction, call: Call, participant: Participant): Promise<Turn> {
  return insist(transaction, call, participant, transaction.context.spoken.silent({ turn: call.turn }), [])
}

/** Nor does noise; and whoever types is there, however little it means. */
function missHearing(transaction: Transaction, call: Call, participant: Participant, said: Said): Promise<Turn> {
  const words = transaction.context.spoken.unsure({ turn: call.turn })
  return said.via === 'voice'
    ? insist(transaction, call, participant, words, [line(said)])
    : say(transaction, call, { say: words, part: 'game', after: [line(said)], visitId: participant.visitId })
}

function explain({ context }: Transaction, said: Said, { visitId }: Participant): Speech {
  return { say: context.spoken.howTo, part: 'game', after: [line(said)], visitId }
}

function insist(transaction: Transaction, call: Call, { visitId }: Participant, first: string, after: NewEntry[]): Promise<Turn> {
  const { spoken } = transaction.context
  const silences = call.silences + 1
  if (silences >= 3) return say(transaction, call, { say: spoken.silentGoodbye, part: 'goodbye', after, visitId })
  return say(transaction, call, { say: silences === 1 ? first : spoken.howTo, part: 'game', silences, after, visitId })
}

/** For operators: why, and which words it was about. */
function reasonOf(decision: Decision): string {
  if ('guesses' in decision) return `${decision.reason}: ${decision.guesses.join(', ')}`
  return 'matched' in decision ? `${decision.reason}: ${decision.matched} = ${decision.spelling}` : decision.reason
}

function line({ text, via }: Said): NewEntry {
  return { from: 'visitor', text, via }
}

/** After the last rebus Pavel spells the code as often as he is asked to; anything else ends in a farewell. */
export function hearAfterPrize(
  transaction: Transaction,
  call: Call,
  { code, visitId }: Participant,
  heard: Heard,
): Promise<Turn> {
  const { spoken } = transaction.context
  const after = heard.type === 'speech.heard' ? [{ from: 'visitor', text: heard.text, via: 'voice' } as const] : []
  return code && wantsCode(transaction, heard)
    ? say(transaction, call, { say: spoken.code({ code }), caption: spoken.codeCaption, part: 'code', after, visitId })
    : say(transaction, call, { say: spoken.farewell, part: 'goodbye', after, visitId })
}

function wantsCode({ context }: Transaction, heard: Heard): boolean {
  if (heard.type === 'silence') return false
  if (heard.type === 'keys.pressed') return heard.keys === '1'
  return asksForCode({ heard: heard.text, language: context.quiz.language })
}
