import { wordsIn } from './expected-words.ts'
import { isNear } from './own-words.ts'

/**
 * What a recogniser or the voice-activity detection tells about the caller. `text` is all that counts so far; it is empty where it was
 * taken back. A final one without words or without confidence is a noise.
 */
export type Sound = { type: 'voice' } | { type: 'voice ended'; at: number } | Text
type Text = { type: 'text'; text: string; isFinal: boolean; confidence: number }

/**
 * What one recogniser has heard. Recognisers differ: an interim result replaces the one before it, may be taken back, and some
 * providers let the text grow over the whole stream, beyond the result that ended an utterance.
 */
export type Transcript = {
  /** the utterances that have ended and count */
  ended: string
  /** the part that counts of the utterance under way */
  current: string
  /** the utterance under way as the recogniser has it */
  raw: string
  /** the beginning of that utterance that does not count, because it was heard before it should be */
  passed: string
  /** the newest final result as the recogniser had it */
  lastFinal: string
}

/** A text that begins with a single word of the utterance before repeats it. One that begins with so many has grown. */
const fewestToGrow = 2

/** Nothing was heard. */
export const nothingHeard: Transcript = { ended: '', current: '', raw: '', passed: '', lastFinal: '' }

/** What counts of all that was heard. */
export function textOf({ ended, current }: Transcript): string {
  return joined(ended, current)
}

/** The words that a result brought: from the first one on that was not in the same place before. */
export function newWordsIn(after: Transcript, before: Transcript): string[] {
  const known = wordsIn(textOf(before))
  const words = wordsIn(textOf(after))
  const first = words.findIndex((word, at) => word !== known[at])
  return first < 0 ? [] : words.slice(first)
}

/** An interim result came. An empty one takes back what was heard of this utterance. */
export function withInterim(transcript: Transcript, text: string): Transcript {
  return { ...transcript, raw: text, current: countingPart(transcript, text) }
}

/** A final result came. The same one once more changes nothing. */
export function withFinal(transcript: Transcript, text: string): Transcript {
  if (isRepeated(transcript, text)) return transcript
  const ended = joined(transcript.ended, countingPart(transcript, text))
  return { ended, current: '', raw: '', passed: '', lastFinal: text || transcript.lastFinal }
}

/** What was heard so far does not count any more, but for the last `kept` words of the utterance under way. */
export function withoutPast(transcript: Transcript, kept: number): Transcript {
  const tokens = tokensIn(transcript.raw)
  const passed = tokens.slice(0, tokens.length - kept).join(' ')
  return { ...transcript, ended: '', current: tokens.slice(tokens.length - kept).join(' '), passed }
}

/** Another recogniser goes on where this one died. */
export function takenOver(transcript: Transcript): Transcript {
  return { ...nothingHeard, ended: textOf(transcript) }
}

function isRepeated({ raw, lastFinal }: Transcript, text: string): boolean {
  return raw === '' && text !== '' && wordsIn(text).join(' ') === wordsIn(lastFinal).join(' ')
}

function countingPart({ passed, lastFinal }: Transcript, text: string): string {
  if (passed) return withoutBeginning(text, passed)
  const before = tokensIn(lastFinal).length
  const rest = withoutBeginning(text, lastFinal)
  const hasGrown = before >= fewestToGrow && rest !== '' && tokensIn(text).length - tokensIn(rest).length === before
  return hasGrown ? rest : text
}

/** Without the words that `beginning` has in the same places. A last word that has grown since stays. */
function withoutBeginning(text: string, beginning: string): string {
  const tokens = tokensIn(text)
  const known = tokensIn(beginning)
  const first = tokens.findIndex((token, at) => !isSame(token, known[at] || ''))
  return first < 0 ? '' : tokens.slice(first).join(' ')
}

function isSame(token: string, known: string): boolean {
  const word = wordsIn(token).join(' ')
  const other = wordsIn(known).join(' ')
  return isNear(word, other) && (word === other || !word.startsWith(other))
}

function tokensIn(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

function joined(earlier: string, later: string): string {
  return earlier && later ? `${earlier} ${later}` : earlier || later
}
