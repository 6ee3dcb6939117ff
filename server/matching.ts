import { command, type Command } from './matching/command.ts'
import type { Attempt, Decision } from './matching/decision.ts'
import { match } from './matching/match.ts'

export { asksForCode, command, type Command } from './matching/command.ts'
export type { Attempt, Decision, Expected, Language, Reason } from './matching/decision.ts'
export { digits } from './matching/digits.ts'
export { isMachine } from './matching/machine.ts'
export { match } from './matching/match.ts'
export { spellingKey } from './matching/spelling.ts'

export type Understood = { kind: 'command'; command: Command } | { kind: 'answer'; decision: Decision } | { kind: 'nothing' }

/**
 * What the caller meant. A right answer goes first, so that «подсказка» may itself be an answer; then commands; then what is
 * no answer at all («эээ», «не знаю», «дайте подумать») and must not cost an attempt; the rest is a wrong answer.
 */
export function understand(attempt: Attempt): Understood {
  const decision = match(attempt)
  if (decision.right) return { kind: 'answer', decision }
  const asked = command(attempt)
  if (asked) return { kind: 'command', command: asked }
  return decision.reason === 'nothing heard' ? { kind: 'nothing' } : { kind: 'answer', decision }
}
