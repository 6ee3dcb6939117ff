import type { Happening, Turn } from '../protocol.ts'
import { forgetMatches, hearInterrupter, takeBeginning } from './barge-in.ts'
import { giveUpCorrection, hearCorrection, isCorrectionPossible } from './correction.ts'
import { hangUp } from './end.ts'
import { closeEars } from './hearing.ts'
import { collectKeys } from './keys.ts'
import { listen } from './listen.ts'
import { acknowledge } from './pushed-turns.ts'
import { ask } from './report.ts'
import { sayPhrase } from './say-phrase.ts'
import { session } from './session.ts'
import { type Interrupted, say } from './speak.ts'
import { begin, noteSaid, turns } from './turns.ts'
import { detectVoice, stopDetectingVoice } from './voice-activity.ts'
import { discardTypedAhead, type Interruption, onlyHangUp } from './wait.ts'

/** What came of performing a turn. */
type Outcome = { type: 'happened'; happening: Happening } | { type: 'performed' } | Interruption

/** Performs one turn after the other until the call ends, the time is up, or the server stays away. */
export async function converse(call: Call): Promise<void> {
  try {
    await takeTurns(call)
  } finally {
    stopHearing()
  }
}

/** All that hears is billed. */
function stopHearing(): void {
  giveUpCorrection()
  closeEars()
  stopDetectingVoice()
}

async function takeTurns(call: Call): Promise<void> {
  while (turns.latest && !session.isOver) {
    if (session.isTimeUp) return apologise(call, turns.latest)
    const turn: Turn = turns.latest
    const outcome = await perform(call, turn)
    if (outcome.type === 'hung up') return
    if (outcome.type === 'performed') return hangUp(call)
    if (outcome.type === 'happened' && !(await ask(outcome.happening))) return apologise(call, turn)
  }
}

/** Says what has not been said of the turn, then listens. A turn that the server repeats is only listened to. */
async function perform(call: Call, turn: Turn): Promise<Outcome> {
  detectVoice(call, turn.voice)
  if (begin(turn)) {
    discardTypedAhead()
    forgetMatches()
    if (turn.then !== 'listen' || turn.isSettled) giveUpCorrection()
    if (!isCorrectionPossible()) closeEars()
    if (turn.turn === turns.pushed) acknowledge(turn.turn)
  }
  for (;;) {
    const interrupted = await say(call, turn, turns.piecesSaid)
    noteSaid(interrupted ? interrupted.piece : Infinity)
    if (!interrupted) break
    const outcome = await answered(turn, interrupted)
    if (outcome) return outcome
  }
  if (turn.then !== 'listen') return { type: 'performed' }
  giveUpCorrection()
  const outcome = await listen(call, turn, takeBeginning())
  return outcome.type === 'key' ? collectKeys(turn, outcome.key) : outcome
}

/** What came of an interruption; null if the turn goes on with the piece that was interrupted. */
async function answered(turn: Turn, { piece, by }: Interrupted): Promise<Outcome | null> {
  const outcome = await heard(turn, piece, by)
  if (!outcome || outcome.type === 'false stop') return null
  if (outcome.type !== 'key') return outcome
  noteSaid(Infinity)
  giveUpCorrection()
  closeEars()
  return collectKeys(turn, outcome.key)
}

function heard(
  turn: Turn,
  piece: number,
  by: Interruption,
): ReturnType<typeof hearInterrupter> | ReturnType<typeof hearCorrection> | Promise<Interruption> {
  if (by.type === 'voice') return hearInterrupter(turn, piece)
  return by.type === 'more words' ? hearCorrection(turn) : Promise.resolve(by)
}

async function apologise(call: Call, turn: Turn): Promise<void> {
  stopHearing()
  await sayPhrase(call, turn.phrases.goodbye, turn.voice, onlyHangUp)
  hangUp(call)
}
