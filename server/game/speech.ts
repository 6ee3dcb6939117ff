import { currentRebus, type Verdict } from '../rules/quiz/quiz.ts'
import type { Call, GameContext, NewEntry, Participant } from '../store/store.ts'
import type { Counted } from './answer.ts'
import { commandByKey, type FreeDecision, type Input } from './decision.ts'

/** What Pavel says next. `part` decides what is listened for; `caption` stands in the chat where it differs from `say`. */
export type Speech = {
  say: string
  caption?: string
  part: Call['part']
  /** how many keys may make an answer, where `part` does not tell */
  keys?: number
  silences?: number
  tries?: number
  /** what the caller did: it stands in the chat before Pavel's own entry */
  after?: NewEntry[]
  /** the visit whose page follows the call */
  visitId: number | null
}

/** An input as the chat shows it. */
export type Said = { text: string; via: NonNullable<NewEntry['via']> }

type Words = Pick<GameContext, 'quiz' | 'spoken'>

/** An input in words: what was said or typed, the name of a command, or the keys themselves. */
export function saidIn({ spoken }: Words, input: Input): Said {
  switch (input.kind) {
    case 'words':
      return { text: input.text, via: input.via }
    case 'keys': {
      const command = commandByKey[input.keys]
      return { text: command ? spoken.pressed[command] : input.keys, via: 'keys' }
    }
    case 'button':
      return { text: spoken.pressed[input.command], via: 'typed' }
  }
}

/** The reply to an answer that counted. `counted` is what it did to the game. */
export function speechAfterAnswer(
  words: Words,
  call: Call,
  participant: Participant,
  said: Said,
  verdict: Verdict,
  counted: Counted,
): Speech {
  return {
    say: [commentOn(words, call, participant, verdict, counted), whatIsNext(words, counted)].filter(Boolean).join(' '),
    part: counted.prize ? 'code' : 'game',
    after: [{ from: 'visitor', ...said, verdict, points: counted.points }],
    visitId: participant.visitId,
  }
}

function commentOn(
  { quiz, spoken }: Words,
  { turn }: Call,
  participant: Participant,
  verdict: Verdict,
  counted: Counted,
): string {
  const { answer, why } = currentRebus(quiz, participant)
  if (verdict === 'right') return spoken.right({ turn, answer, why, worth: counted.points })
  if (verdict === 'skipped') return spoken.skipped({ answer, why })
  if (counted.isLast) return spoken.lastWrong({ turn, answer, why })
  return verdict === 'hint' ? spoken.hint({ turn }) : spoken.wrong({ turn })
}

function whatIsNext({ quiz, spoken }: Words, { game, prize, isLast }: Counted): string | false {
  if (prize) return spoken.finished({ points: game.points, prize: prize.tier.spoken })
  return isLast && spoken.rebus({ number: game.rebus + 1, of: quiz.rebuses.length })
}

/** The reply to an input that costs nothing. */
export function speechWithoutAnswer(
  words: Words,
  call: Call,
  participant: Participant,
  said: Said,
  { kind }: FreeDecision,
): Speech {
  const { spoken } = words
  const stay = (say: string): Speech => ({
    say,
    part: 'game',
    after: [{ from: 'visitor', ...said }],
    visitId: participant.visitId,
  })
  switch (kind) {
    case 'repeat':
      return stay(spoken.again(placeOf(words, participant)))
    case 'no easier picture':
      return stay(spoken.noHint)
    case 'how to answer':
      return stay(spoken.howTo)
    case 'unclear': {
      const unsure = stay(spoken.unsure({ turn: call.turn }))
      // A person who types is there, however little the words mean.
      return said.via === 'typed' ? unsure : patiently(words, call, unsure)
    }
  }
}

function placeOf({ quiz }: Words, { rebus, attempt }: Participant) {
  return { number: rebus + 1, of: quiz.rebuses.length, attempt: attempt + 1 }
}

/** The reply to silence, which never costs an attempt. */
export function speechAfterSilence(words: Words, call: Call, { visitId }: Participant): Speech {
  return patiently(words, call, { say: words.spoken.silent({ turn: call.turn }), part: 'game', visitId })
}

/** The first time Pavel asks again, the second time he says how to answer, the third time he says goodbye, and the game waits. */
function patiently({ spoken }: Words, call: Call, first: Speech): Speech {
  const silences = call.silences + 1
  if (silences >= 3) return { ...first, say: spoken.silentGoodbye, part: 'goodbye' }
  return { ...first, say: silences === 1 ? first.say : spoken.howTo, silences }
}
