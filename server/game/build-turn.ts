import type { Listen, Piece, Turn, Voice } from '../../scenario/protocol.ts'
import type { Expecting } from '../rules/matching/matching.ts'
import { rebusesOf } from '../rules/quiz/quiz.ts'
import type { Call, GameContext } from '../store/store.ts'
import { asking } from './asked-question.ts'
import { shortestCode } from './code-shape.ts'
import { expecting } from './expected-phrases.ts'
import { heardIn, type LineHearing } from './hearing.ts'
import type { Speech } from './reply.ts'

type Said = Pick<Speech, 'say' | 'open' | 'part' | 'keys' | 'seconds' | 'isCorrectable' | 'mayGoOn' | 'question'>

/** `before` is said before the speech; `line` is how the call's line can be heard, null before a call has one. */
type Around = { before?: readonly string[]; direction?: Call['direction']; line: LineHearing | null }

/** Makes a turn of what is to be said, as it is saved: `completeTurn` gives it the phrases that it expects. */
export function buildTurn(context: GameContext, turn: number, said: Said, { before = [], direction, line }: Around): Turn {
  const { say = '', open = [], part, question, mayGoOn = false } = said
  const listen = buildListen(context, said)
  const closed = [...before, say].map((text) => ({ text, isOpen: false }))
  const { filler, goodbye } = context.spoken
  const reply: Turn = {
    turn,
    ...saidIn([...closed, ...open.map((text) => ({ text, isOpen: true }))]),
    listen,
    then: listen ? 'listen' : 'hang up',
    isSettled: part !== 'game' || !mayGoOn,
    voice: { ...context.voice, ...heardIn(context, line) } satisfies Voice,
    phrases: { filler, goodbye },
  }
  if (part === 'check') return { ...reply, examine: context.spoken.check }
  const what = expectedAt(part, direction)
  if (what === null) return reply
  if (what === 'answer') return expecting(asking(reply, question), what, context)
  return expecting(what === 'machine' ? { ...reply, voice: hearingMachines(reply.voice) } : reply, what, context)
}

/** Four digits take less, and a greeting that goes on for longer is a machine's. */
const longestDigitsMs = 8_000

/**
 * Machines talk from the moment they pick up, over the question, and must not be listened to for long. Their words stop Pavel on any
 * line, because none of them can be his own echo: he never says them.
 */
function hearingMachines(voice: Voice): Voice {
  return { ...voice, isInterruptible: true, hearsAtOnce: true, longestSpeechMs: Math.min(voice.longestSpeechMs, longestDigitsMs) }
}

/** Digits have no words that could be told from those of a question; whoever is called may be a machine. */
function expectedAt(part: Call['part'], direction: Call['direction'] | undefined): Expecting | null {
  if (part === 'game') return 'answer'
  if (part === 'code') return 'code'
  return part === 'digits' && direction === 'outbound' ? 'machine' : null
}

/** Returns a turn with these words as its second piece. A turn from before there were pieces is one. */
export function withSecondPiece(turn: Turn, text: string): Turn {
  const [first, ...rest] = turn.pieces ?? [{ text: turn.say, isOpen: false }]
  return { ...turn, ...saidIn([...(first ? [first] : []), { text, isOpen: false }, ...rest]) }
}

function saidIn(pieces: readonly Piece[]): Pick<Turn, 'say' | 'pieces'> {
  const said = pieces.filter(({ text }) => text !== '')
  return { say: said.map(({ text }) => text).join(' '), pieces: said }
}

function buildListen(context: GameContext, { part, keys = shortestCode, seconds, isCorrectable = false }: Said): Listen | null {
  const { quiz } = context
  const listen = { seconds: seconds ?? quiz.listenSeconds, hints: [] }
  switch (part) {
    case 'digits':
      return { ...listen, keys }
    case 'game':
      return { ...listen, hints: collectHints(context), keys: 1, isExpectedOverSooner: isCorrectable }
    case 'code':
      return { ...listen, keys: 1, isExpectedOverSooner: true }
    case 'check':
      return { ...listen, keys: 0 }
    case 'goodbye':
      return null
  }
}

/**
 * Every answer of the quiz, not only the right one or those of the game's draw, because a hint biases the recogniser towards its
 * word. Hints go to the scenario and never to a browser.
 */
function collectHints({ quiz, spoken }: GameContext): string[] {
  return [...rebusesOf(quiz).map((rebus) => rebus.answer), ...Object.values(spoken.pressed), spoken.asksForRules]
}
