import type { Attempt, Match } from './attempt.ts'
import { type Command, isHeardBadly, readRequest, readUnsureCommand, type Request } from './command.ts'
import { inOtherLayout } from './keyboard.ts'
import { match } from './match.ts'
import { withoutSlips } from './mistyped.ts'
import { withoutNoise } from './noise.ts'
import { wordsOf } from './normalise.ts'

export { asksForCode, type Command as SpokenCommand, readCommand } from './command.ts'
export type { Language, Match } from './attempt.ts'
export { readDigits } from './digits.ts'
export { expectedPhrases, type Expecting, unhurriedPhrases } from './expected.ts'
export { isMachine } from './machine.ts'
export { match } from './match.ts'
export { isLongerThan, normalise, wordsOf } from './normalise.ts'
export { type RealWords, realWordsNear } from './real-words.ts'
export { findSaidNumber, mayHoldNumber, readSaidDigits } from './said-numbers.ts'
export { stemmedPhrase } from './stemmed-phrase.ts'
export { tokensOf } from './tokens.ts'

/**
 * How the caller's words are understood. `unsure command`: they may ask for it, and are asked back. `does not know`: they say only
 * that, and are offered the hint. Only an answer can cost an attempt.
 */
export type Understood =
  | { kind: 'command'; command: Command }
  | { kind: 'unsure command'; command: Command }
  | { kind: 'answer'; match: Match }
  | { kind: 'does not know' }
  | { kind: 'nothing' }

/**
 * Decides what the caller meant. A right answer comes first, because «подсказка» may itself be an answer; then what they ask for; then
 * words that are no answer at all («эээ», «дайте подумать») and must not cost an attempt. What did not come from the caller is left out
 * first. Anything else is a wrong answer.
 */
export function understand(said: Attempt): Understood {
  const attempt = { ...said, heard: withoutNoise(said.heard.slice(0, longestNoise)) }
  const found = match(attempt)
  if (found.right) return { kind: 'answer', match: found }
  const request = readRequest(attempt) ?? readTypedRequest(attempt, found) ?? readMistypedRequest(attempt, found)
  if (request) return understandRequest(request, attempt)
  if (found.reason !== 'nothing heard' && found.reason !== 'no match') return { kind: 'answer', match: found }
  if (isCounting(attempt)) return { kind: 'nothing' }
  const unsure = readUnsureCommand(attempt)
  if (unsure) return { kind: 'unsure command', command: unsure }
  return found.reason === 'nothing heard' ? { kind: 'nothing' } : { kind: 'answer', match: found }
}

/** In characters: several minutes of «эээ». What is longer is no answer, so that the rest of it makes no difference. */
const longestNoise = 5_000

function understandRequest(request: Request, attempt: Attempt): Understood {
  if (request.kind === 'no command') return { kind: 'nothing' }
  if (request.kind === 'does not know' || !isHeardBadly(request.command, attempt)) return request
  return { kind: 'unsure command', command: request.command }
}

/** In characters: whoever has typed more in the wrong keyboard layout has noticed. */
const longestSlip = 60

/** «gjlcrfprf» is «подсказка» on the other keyboard layout. */
function readTypedRequest(attempt: Attempt, { reason }: Match): Request | null {
  const typed = reason === 'no match' && attempt.heard.length <= longestSlip ? inOtherLayout(attempt.heard) : null
  return typed === null ? null : readRequest({ ...attempt, heard: typed })
}

/** «Повтроить», “reapeat”. What slips so was typed, so that it is not asked back. */
function readMistypedRequest(attempt: Attempt, { reason }: Match): Request | null {
  const { heard, language } = attempt
  if ((reason !== 'no match' && reason !== 'nothing heard') || heard.length > longestSlip) return null
  const meant = withoutSlips(wordsOf(heard, language), language)
  return meant && readRequest({ ...attempt, heard: meant.join(' ') })
}

const fewestCounted = 3

/** Whoever counts aloud («раз, два, три») tries the line or passes the time. A few numbers that do not follow each other are guesses. */
function isCounting({ heard, language }: Attempt): boolean {
  const words = wordsOf(heard, language).map((word) => (word === 'раз' ? '1' : word))
  const isNext = (word: string, at: number) => /^\d{1,3}$/.test(word) && (at === 0 || Number(word) === Number(words[at - 1]) + 1)
  return words.length >= fewestCounted && words.every(isNext)
}
