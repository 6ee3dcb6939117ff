import type { Happening, Turn } from '../protocol.ts'
import { hangUp } from './end.ts'
import { collectKeys } from './keys.ts'
import { listen } from './listen.ts'
import { acknowledge } from './pushed-turns.ts'
import { ask } from './report.ts'
import { session } from './session.ts'
import { say, sayPhrase } from './speak.ts'
import { begin, turns } from './turns.ts'
import { discardTypedAhead, type Interruption, onlyHangUp } from './wait.ts'

/** What came of performing a turn. */
type Outcome = { type: 'happened'; happening: Happening } | { type: 'performed' } | Interruption

/** Performs one turn after the other until the call ends, the time is up, or the server stays away. */
export async function converse(call: Call): Promise<void> {
  while (turns.latest && !session.isOver) {
    if (session.isTimeUp) return apologise(call, turns.latest)
    const turn: Turn = turns.latest
    const outcome = await perform(call, turn, begin(turn))
    if (outcome.type === 'hung up') return
    if (outcome.type === 'performed') return hangUp(call)
    if (outcome.type === 'happened' && !(await ask(outcome.happening))) return apologise(call, turn)
  }
}

/** Says a new turn, then listens. A turn that the server repeats is only listened to. */
async function perform(call: Call, turn: Turn, isNew: boolean): Promise<Outcome> {
  if (isNew) discardTypedAhead()
  if (isNew && turn.turn === turns.pushed) acknowledge(turn.turn)
  const interruption = isNew ? await say(call, turn) : null
  if (interruption && interruption.type !== 'key') return interruption
  if (turn.then !== 'listen') return { type: 'performed' }
  const outcome = interruption || (await listen(call, turn))
  return outcome.type === 'key' ? collectKeys(turn, outcome.key) : outcome
}

async function apologise(call: Call, turn: Turn): Promise<void> {
  await sayPhrase(call, turn.phrases.goodbye, turn.voice, onlyHangUp)
  hangUp(call)
}
