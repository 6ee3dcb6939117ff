import type { Attempt, Match } from './attempt.ts'
import { type Command, readCommand } from './command.ts'
import { match } from './match.ts'
import { withoutNoise } from './noise.ts'

export { asksForCode, type Command as SpokenCommand, readCommand } from './command.ts'
export type { Match } from './attempt.ts'
export { readDigits } from './digits.ts'
export { expectedPhrases, type Expecting } from './expected.ts'
export { isMachine } from './machine.ts'
export { match } from './match.ts'
export { isLongerThan, normalise, wordsOf } from './normalise.ts'
export { findSaidNumber, mayHoldNumber, readSaidDigits } from './said-numbers.ts'
export { tokensOf } from './tokens.ts'

/** How the caller's words are understood. */
export type Understood = { kind: 'command'; command: Command } | { kind: 'answer'; match: Match } | { kind: 'nothing' }

/**
 * Decides what the caller meant. A right answer comes first, because «подсказка» may itself be an answer; then commands; then words
 * that are no answer at all («эээ», «не знаю», «дайте подумать») and must not cost an attempt. What did not come from the caller is
 * left out first. Anything else is a wrong answer.
 */
export function understand(said: Attempt): Understood {
  const attempt = { ...said, heard: withoutNoise(said.heard) }
  const found = match(attempt)
  if (found.right) return { kind: 'answer', match: found }
  const asked = readCommand(attempt)
  if (asked) return { kind: 'command', command: asked }
  return found.reason === 'nothing heard' ? { kind: 'nothing' } : { kind: 'answer', match: found }
}
