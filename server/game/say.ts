import type { Listen, Piece, Turn } from '../../scenario/protocol.ts'
import { rebusesOf } from '../rules/quiz/quiz.ts'
import { appendEntries, type Call, type GameContext, type NewEntry, saveCall, type Transaction } from '../store/store.ts'
import { shortestCode } from './pairing-code.ts'
import { type Speech, wordsOfSpeech } from './reply.ts'
import { endAtCeiling } from './talk-ceilings.ts'

/**
 * Makes the next turn of a call, saves it, appends it to the chat log and returns it. A call or a game that has reached its
 * ceiling gets a goodbye instead. Pavel's own entry is left out before the call is answered, since no one has heard it yet. Whatever
 * is heard first, he says before it that he is a robot. Expects the call to be locked.
 */
export async function say(transaction: Transaction, call: Call, wanted: Speech): Promise<Turn> {
  const { context } = transaction
  const speech = await endAtCeiling(transaction, call, wanted)
  const turn = buildTurn(context, call.turn + 1, speech, call.answeredAt ? [] : introduce(context, speech))
  saveTurn(transaction, call, turn, speech)
  if (speech.visitId !== null) {
    const spoken: NewEntry[] = call.answeredAt ? [{ from: 'pavel', text: speech.caption ?? turn.say }] : []
    const entries = [...(speech.entriesBefore ?? []), ...spoken]
    if (entries.length > 0) appendEntries(transaction, speech.visitId, entries)
    transaction.changed.add(speech.visitId)
  }
  return turn
}

/** No campaign has words of its own for it, and no way to begin a call goes without it. */
function introduce({ spoken }: GameContext, speech: Speech): string[] {
  return wordsOfSpeech(speech) === '' ? [] : [spoken.robot]
}

/** Puts words into a call's first turn, right after he has said that he is a robot. Returns the turn. */
export function sayAtFirst(transaction: Transaction, call: Call, turn: Turn, words: string): Turn {
  const [robot, ...rest] = piecesOf(turn)
  const pieces = [robot, { text: words, isOpen: false }, ...rest].filter((piece) => piece !== undefined)
  const reply = { ...turn, ...saidIn(pieces) }
  saveCall(transaction, call, { reply })
  return reply
}

/** Saves and returns a turn that rejects the call before it is answered, which costs neither side anything. */
export function rejectCall(transaction: Transaction, call: Call): Turn {
  const turn: Turn = { ...buildTurn(transaction.context, call.turn + 1, { part: 'goodbye' }), then: 'reject' }
  saveTurn(transaction, call, turn, { part: 'goodbye' })
  return turn
}

/** Returns a turn that says `text` and hangs up. It is not saved: it is for calls that are no longer current. */
export function makeClosingTurn({ context }: Transaction, call: Call, text: string): Turn {
  return buildTurn(context, call.turn + 1, { say: text, part: 'goodbye' })
}

/**
 * Returns turn 0, the state of a call in which nothing has been said yet. A session that receives it as a reply rejects the
 * inbound call, or never dials the outbound one.
 */
export function makeInitialTurn(context: GameContext): Turn {
  return { ...buildTurn(context, 0, { part: 'goodbye' }), then: 'reject' }
}

type TurnState = Pick<Speech, 'part' | 'silences' | 'tries'>

function saveTurn(
  transaction: Transaction,
  call: Call,
  reply: Turn,
  { part, silences = 0, tries = call.tries }: TurnState,
): void {
  const { at } = transaction
  saveCall(transaction, call, { turn: reply.turn, reply, repliedAt: at, heardAt: at, part, silences, tries, pushes: 0 })
}

type Said = Pick<Speech, 'say' | 'open' | 'part' | 'keys' | 'seconds'>

/** `before`: what is said before the speech. */
function buildTurn(
  context: GameContext,
  turn: number,
  { say, open = [], part, keys, seconds }: Said,
  before: readonly string[] = [],
): Turn {
  const listen = buildListen(context, part, { keys, seconds })
  const closed = [...before, say ?? ''].map((text) => ({ text, isOpen: false }))
  const { filler, goodbye } = context.spoken
  const reply: Turn = {
    turn,
    ...saidIn([...closed, ...open.map((text) => ({ text, isOpen: true }))]),
    listen,
    then: listen ? 'listen' : 'hang up',
    voice: context.voice,
    phrases: { filler, goodbye },
  }
  return part === 'check' ? { ...reply, examine: context.spoken.check } : reply
}

function saidIn(pieces: readonly Piece[]): Pick<Turn, 'say' | 'pieces'> {
  const said = pieces.filter(({ text }) => text !== '')
  return { say: said.map(({ text }) => text).join(' '), pieces: said }
}

/** A turn from before there were pieces is one. */
function piecesOf({ say, pieces = [{ text: say, isOpen: false }] }: Turn): Piece[] {
  return pieces
}

function buildListen(
  { quiz, spoken }: GameContext,
  part: Call['part'],
  { keys = shortestCode, seconds = quiz.listenSeconds }: Pick<Speech, 'keys' | 'seconds'>,
): Listen | null {
  switch (part) {
    case 'digits':
      return { seconds, hints: [], keys }
    case 'game':
      return { seconds, hints: collectHints(quiz, spoken), keys: 1 }
    case 'code':
      return { seconds, hints: [], keys: 1 }
    case 'check':
      return { seconds, hints: [], keys: 0 }
    case 'goodbye':
      return null
  }
}

/**
 * Every answer of the quiz, not only the right one or those of the game's draw, because a hint biases the recogniser towards its
 * word. Hints go to the scenario and never to a browser.
 */
function collectHints(quiz: GameContext['quiz'], spoken: GameContext['spoken']): string[] {
  return [...rebusesOf(quiz).map((rebus) => rebus.answer), ...Object.values(spoken.pressed), spoken.asksForRules]
}
