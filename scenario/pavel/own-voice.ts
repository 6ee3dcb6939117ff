import { matchesIn, wordsIn } from './expected-words.ts'
import { areOwn, isEcho, longWord } from './own-words.ts'

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
  comesBack: boolean
  believed: { text: string; endedAt: number }
}

const ownVoice: OwnVoice = {
  /** The words that Pavel says, or said last. */
  piece: [],
  /** The words that he said before these. */
  pieceBefore: [],
  /** When he fell silent, in milliseconds since the epoch; 0 while he speaks. */
  endedAt: 0,
  /** The line of this call has shown an echo. */
  comesBack: false,
  /** The newest words that were taken for the caller's, and `endedAt` by then. */
  believed: { text: '', endedAt: 0 },
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

/**
 * Notes what was heard: `words`, which were not heard before. His own among them show that the line has an echo, unless the caller may
 * have meant them: one that is expected, or a short one, that stands alone.
 */
export function noteEcho(words: readonly string[], at: number, expected: readonly string[]): void {
  if (ownVoice.endedAt > 0 && at - ownVoice.endedAt > echoMs) return
  const said = ownWords()
  const own = areOwn(words, said)
  const isForeign = (word: string) => word.length >= longWord && matchesIn([word], expected).length === 0
  if (words.some((word, index) => own[index] && isForeign(word)) || hasTwoInOrder(words, said)) ownVoice.comesBack = true
}

/**
 * Whether words that were heard at `at`, when Pavel had fallen silent, are the echo of what he said last. A single word that is expected
 * is so only on a line that has shown an echo, or when it was the newest answer already: else he would answer himself for ever.
 */
export function isLateEcho(words: readonly string[], at: number, expected: readonly string[]): boolean {
  const isHis = isLikeEcho(words, at, expected)
  if (!isHis) ownVoice.believed = { text: words.join(' '), endedAt: ownVoice.endedAt }
  return isHis
}

function isLikeEcho(words: readonly string[], at: number, expected: readonly string[]): boolean {
  const passedMs = at - ownVoice.endedAt
  if (passedMs > lateEchoMs) return false
  if (words.length >= wordsOfLateEcho && isEcho(words, ownVoice.piece, expected)) return true
  const isExpected = matchesIn(words, expected).length > 0
  if (passedMs > (isExpected ? expectedEchoMs : echoMs)) return false
  const last = ownVoice.piece.slice(-wordsOnTheirWay)
  return isEcho(words, last, expected) && (!isExpected || ownVoice.comesBack || hasTwoInOrder(words, last) || isSaidAgain(words))
}

function isSaidAgain(words: readonly string[]): boolean {
  const { believed, endedAt } = ownVoice
  return believed.text === words.join(' ') && believed.endedAt !== endedAt
}

/** Two words that follow each other as he said them. */
function hasTwoInOrder(words: readonly string[], said: readonly string[]): boolean {
  return words.some(
    (word, at) => at > 0 && said.some((own, next) => next > 0 && own === word && said[next - 1] === words[at - 1]),
  )
}
