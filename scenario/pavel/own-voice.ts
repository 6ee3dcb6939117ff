import { matchesIn, wordsIn } from './expected-words.ts'
import { isEcho } from './own-words.ts'

/** An echo comes back within half a second, and its words are recognised after as long again. */
const echoMs = 1500
/** The same for a word that the caller is expected to say: a person answers no sooner than this. */
const expectedEchoMs = 1000
/** Whole phrases of his, which only a recogniser without interim results brings so late. */
const lateEchoMs = 5000
const wordsOfLateEcho = 3
/** How many of the last words of a piece can still be on their way when it ends. */
const wordsOnTheirWay = 8

type OwnVoice = {
  piece: readonly string[]
  pieceBefore: readonly string[]
  endedAt: number
}

const ownVoice: OwnVoice = {
  /** The words that Pavel says, or said last. */
  piece: [],
  /** The words that he said before these. */
  pieceBefore: [],
  /** When he fell silent, in milliseconds since the epoch; 0 while he speaks. */
  endedAt: 0,
}

/** Pavel begins to say `text`. */
export function noteSpeaking(text: string): void {
  const words = wordsIn(text)
  if (words.join(' ') !== ownVoice.piece.join(' ')) ownVoice.pieceBefore = ownVoice.piece
  ownVoice.piece = words
  ownVoice.endedAt = 0
}

/** Pavel has fallen silent. */
export function noteSilence(): void {
  ownVoice.endedAt = Date.now()
}

/** The words that may come back as an echo while he speaks. */
export function ownWords(): string[] {
  return [...ownVoice.piece, ...ownVoice.pieceBefore]
}

/** Whether words that were heard at `at`, when Pavel had fallen silent, are the echo of what he said last. */
export function isLateEcho(words: readonly string[], at: number, expected: readonly string[]): boolean {
  const passedMs = at - ownVoice.endedAt
  if (passedMs > lateEchoMs) return false
  if (words.length >= wordsOfLateEcho && isEcho(words, ownVoice.piece, expected)) return true
  const limitMs = matchesIn(words, expected).length > 0 ? expectedEchoMs : echoMs
  return passedMs <= limitMs && isEcho(words, ownVoice.piece.slice(-wordsOnTheirWay), expected)
}
