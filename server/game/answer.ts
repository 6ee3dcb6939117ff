import type { Turn } from '../../scenario/protocol.ts'
import { asksForCode, type Decision, isMachine, understand } from '../rules/matching/matching.ts'
import { currentRebus, hasEasierPicture, type Verdict } from '../rules/quiz/quiz.ts'
import type { Call, Line, Moment, Participant } from '../store/store.ts'
import { count } from './count.ts'
import { hangUpOnMachine } from './hang-up.ts'
import type { Heard } from './input.ts'
import { say, type Speech } from './say.ts'

/** Something that may be an answer, however it reached us. */
export type Said = { text: string; via: NonNullable<Line['via']> }

export type Command = 'repeat' | 'hint' | 'skip'

const keyed: Record<string, Command> = { 1: 'repeat', 2: 'hint', 3: 'skip' }

/** Voice and keys during the game. */
export function hearAnswer(moment: Moment, call: Call, participant: Participant, heard: Heard): Promise<Turn> {
  if (heard.type === 'silence') return staySilent(moment, call, participant)
  if (heard.type === 'speech.heard') return takeAnswer(moment, call, participant, { text: heard.text, via: 'voice' })
  const command = keyed[heard.keys]
  if (!command) return say(moment, call, explain(moment, { text: heard.keys, via: 'keys' }, participant))
  return obey(moment, call, participant, command, { text: moment.world.spoken.pressed[command], via: 'keys' })
}

/** Words, spoken or typed: a command, an answer, or nothing that can be understood. */
export function takeAnswer(moment: Moment, call: Call, participant: Participant, said: Said): Promise<Turn> {
  const { quiz } = moment.world
  const rebus = currentRebus(quiz, participant)
  const others = quiz.rebuses.filter((other) => other !== rebus)
  const understood = understand({ heard: said.text, rebus, others, language: quiz.language })
  const isRight = understood.kind === 'answer' && understood.decision.right
  if (!isRight && mayBeMachine(call, said) && isMachine({ heard: said.text, language: quiz.language }))
    return hangUpOnMachine(moment, call)
  switch (understood.kind) {
    case 'nothing':
      return missHearing(moment, call, participant, said)
    case 'command':
      return understood.command === 'code'
        ? missHearing(moment, call, participant, said)
        : obey(moment, call, participant, understood.command, said)
    case 'answer': {
      const verdict: Verdict = understood.decision.right ? 'right' : 'wrong'
      return count(moment, call, participant, { ...said, verdict, reason: reasonOf(understood.decision) })
    }
  }
}

/** A machine talks at once, and only where we have called. */
function mayBeMachine({ direction, turn }: Call, { via }: Said): boolean {
  return direction === 'outbound' && via === 'voice' && turn <= 2
}

export function obey(moment: Moment, call: Call, participant: Participant, command: Command, said: Said): Promise<Turn> {
  const { quiz, spoken } = moment.world
  if (command === 'skip') return count(moment, call, participant, { ...said, verdict: 'skipped', reason: 'asked to skip' })
  if (command === 'hint' && hasEasierPicture(quiz, participant)) {
    return count(moment, call, participant, { ...said, verdict: 'hint', reason: 'asked for a hint' })
  }
  const place = { number: participant.rebus + 1, of: quiz.rebuses.length, attempt: participant.attempt + 1 }
  const words = command === 'hint' ? spoken.noHint : spoken.again(place)
  return say(moment, call, { say: words, part: 'game', after: [line(said)], visitId: participant.visitId })
}

/** Silence never burns an attempt: he asks again, then says how to answer, then takes his leave, and the game waits. */
function staySilent(moment: Moment, call: Call, participant: Participant): Promise<Turn> {
  return insist(moment, call, participant, moment.world.spoken.silent({ turn: call.turn }), [])
}

/** Nor does noise; and whoever types is there, however little it means. */
function missHearing(moment: Moment, call: Call, participant: Participant, said: Said): Promise<Turn> {
  const words = moment.world.spoken.unsure({ turn: call.turn })
  return said.via === 'voice'
    ? insist(moment, call, participant, words, [line(said)])
    : say(moment, call, { say: words, part: 'game', after: [line(said)], visitId: participant.visitId })
}

function explain({ world }: Moment, said: Said, { visitId }: Participant): Speech {
  return { say: world.spoken.howTo, part: 'game', after: [line(said)], visitId }
}

function insist(moment: Moment, call: Call, { visitId }: Participant, first: string, after: Line[]): Promise<Turn> {
  const { spoken } = moment.world
  const silences = call.silences + 1
  if (silences >= 3) return say(moment, call, { say: spoken.silentGoodbye, part: 'goodbye', after, visitId })
  return say(moment, call, { say: silences === 1 ? first : spoken.howTo, part: 'game', silences, after, visitId })
}

/** For operators: why, and which words it was about. */
function reasonOf(decision: Decision): string {
  if ('guesses' in decision) return `${decision.reason}: ${decision.guesses.join(', ')}`
  return 'matched' in decision ? `${decision.reason}: ${decision.matched} = ${decision.spelling}` : decision.reason
}

function line({ text, via }: Said): Line {
  return { from: 'visitor', text, via }
}

/** After the last rebus Pavel spells the code as often as he is asked to; anything else ends in a farewell. */
export function hearAfterPrize(moment: Moment, call: Call, { code, visitId }: Participant, heard: Heard): Promise<Turn> {
  const { spoken } = moment.world
  const after = heard.type === 'speech.heard' ? [{ from: 'visitor', text: heard.text, via: 'voice' } as const] : []
  return code && wantsCode(moment, heard)
    ? say(moment, call, { say: spoken.code({ code }), caption: spoken.codeCaption, part: 'code', after, visitId })
    : say(moment, call, { say: spoken.farewell, part: 'goodbye', after, visitId })
}

function wantsCode({ world }: Moment, heard: Heard): boolean {
  if (heard.type === 'silence') return false
  if (heard.type === 'keys.pressed') return heard.keys === '1'
  return asksForCode({ heard: heard.text, language: world.quiz.language })
}
