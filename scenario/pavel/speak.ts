import type { Turn } from '../protocol.ts'
import { isInterruptible, isWatched, stopWatching, watchForWords } from './barge-in.ts'
import { giveUpCorrection, isCorrected, noteVerdict } from './correction.ts'
import { areEarsOpen } from './hearing.ts'
import { interruptionsOf } from './keys.ts'
import { noteReply } from './latency.ts'
import { sayPhrase } from './say-phrase.ts'
import { type Interruption, onlyHangUp } from './wait.ts'

/** In characters: the engine refuses a longer text (scenario/voxengine.md §4). */
const longestPhrase = 1500

/** Where the telling of a turn was interrupted: `piece` is to be said again, from its beginning. */
export type Interrupted = { piece: number; by: Interruption }

/** Says a turn from the piece `first` on. Returns what interrupted it, or null if it was said to its end. */
export async function say(call: Call, turn: Turn, first: number): Promise<Interrupted | null> {
  const pieces = piecesOf(turn)
  for (let piece = first; piece < pieces.length; piece += 1) {
    if (isCorrected()) return { piece, by: { type: 'more words' } }
    const by = await sayPiece(call, turn, piece, pieces[piece])
    if (by) return { piece, by }
  }
  return null
}

async function sayPiece(call: Call, turn: Turn, piece: number, text: string): Promise<Interruption | null> {
  const isOpen = isInterruptible(turn, piece)
  const isHeard = isWatched(turn, piece)
  if (isHeard) giveUpCorrection()
  // A recogniser that listens already must not miss what is said while the voice is being made.
  if (isHeard && areEarsOpen()) watchForWords(call, turn, piece)
  let isBegun = false
  const begin = (): void => {
    noteReply()
    noteVerdict()
    if (isHeard && !isBegun) watchForWords(call, turn, piece)
    isBegun = true
  }
  for (const phrase of phrasesOf(text)) {
    const outcome = await sayPhrase(call, phrase, turn.voice, acceptedIn(turn, isOpen), begin)
    if (outcome.type === 'played') continue
    if (isHeard) stopWatching()
    return outcome
  }
  if (isHeard) stopWatching()
  return null
}

function acceptedIn(turn: Turn, isOpen: boolean): readonly Interruption['type'][] {
  if (turn.then !== 'listen') return onlyHangUp
  return [...interruptionsOf(turn), 'more words', ...(isOpen ? (['voice'] as const) : [])]
}

function piecesOf({ say: text, pieces }: Turn): string[] {
  return pieces && pieces.length > 0 ? pieces.map((piece) => piece.text) : [text]
}

function phrasesOf(text: string): string[] {
  const rest = text.trim()
  if (rest.length <= longestPhrase) return rest ? [rest] : []
  const end = endOfPhrase(rest.slice(0, longestPhrase))
  return [rest.slice(0, end).trim(), ...phrasesOf(rest.slice(end))]
}

/** After the last whole sentence, or else the last whole word. */
function endOfPhrase(text: string): number {
  const sentence = Math.max(...['. ', '! ', '? '].map((end) => text.lastIndexOf(end))) + 1
  return sentence || text.lastIndexOf(' ') + 1 || text.length
}
