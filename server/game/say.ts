import type { Turn } from '../../scenario/protocol.ts'
import { appendEntries, type Call, type GameContext, type NewEntry, saveCall, type Transaction } from '../store/store.ts'
import { buildTurn, withSecondPiece } from './build-turn.ts'
import type { LineHearing } from './hearing.ts'
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
  const before = call.answeredAt ? [] : introduce(context, speech)
  const turn = buildTurn(context, call.turn + 1, speech, { ...aroundIn(call), before })
  saveTurn(transaction, call, turn, speech)
  if (speech.visitId !== null) {
    const spoken: NewEntry[] = call.answeredAt ? [{ from: 'pavel', text: speech.caption ?? turn.say }] : []
    const entries = [...(speech.entriesBefore ?? []), ...spoken]
    if (entries.length > 0) appendEntries(transaction, speech.visitId, entries)
    transaction.changed.add(speech.visitId)
  }
  return turn
}

/** A call is heard to its end as at its beginning, which its turn 0 says. */
const aroundIn = ({ direction, reply: { voice } }: Call) => {
  const { isInterruptible = false, detectsVoice = false } = voice
  return { direction, line: { isInterruptible, detectsVoice } }
}

/** No campaign has words of its own for it, and no way to begin a call goes without it. */
function introduce({ spoken }: GameContext, speech: Speech): string[] {
  return wordsOfSpeech(speech) === '' ? [] : [spoken.robot]
}

/** Puts words into a call's first turn, right after he has said that he is a robot. Returns the turn. */
export function sayAtFirst(transaction: Transaction, call: Call, turn: Turn, words: string): Turn {
  const reply = withSecondPiece(turn, words)
  saveCall(transaction, call, { reply })
  return reply
}

/** Saves and returns a turn that rejects the call before it is answered, which costs neither side anything. */
export function rejectCall(transaction: Transaction, call: Call): Turn {
  const turn: Turn = { ...buildTurn(transaction.context, call.turn + 1, { part: 'goodbye' }, aroundIn(call)), then: 'reject' }
  saveTurn(transaction, call, turn, { part: 'goodbye' })
  return turn
}

/** Returns a turn that says `text` and hangs up. It is not saved: it is for calls that are no longer current. */
export function makeClosingTurn({ context }: Transaction, call: Call, text: string): Turn {
  return buildTurn(context, call.turn + 1, { say: text, part: 'goodbye' }, aroundIn(call))
}

/**
 * Returns turn 0, the state of a call in which nothing has been said yet. A session that receives it as a reply rejects the
 * inbound call, or never dials the outbound one. `line` is how callers can be heard in this call.
 */
export function makeInitialTurn(context: GameContext, line: LineHearing | null = null): Turn {
  return { ...buildTurn(context, 0, { part: 'goodbye' }, { line }), then: 'reject' }
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
