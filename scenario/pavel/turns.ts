import type { Turn } from '../protocol.ts'
import { log } from './log.ts'
import { interrupt } from './wait.ts'

type Turns = {
  latest: Turn | null
  begun: number
  piecesSaid: number
  pushed: number
}

const progress: Turns = {
  /** The newest turn that the server has given. */
  latest: null,
  /** The number of the newest turn that Pavel has begun to perform. */
  begun: 0,
  /** How many pieces of it have been said. */
  piecesSaid: 0,
  /** The number of the newest turn that the server pushed to this session. */
  pushed: 0,
}

/** Where the conversation stands. Only the functions below change it. */
export const turns: Readonly<Turns> = progress

/** The turn in `text`, or null if `text` is not JSON or lacks what is needed to perform it. */
export function parseTurn(text: string): Turn | null {
  try {
    const turn: Partial<Turn> | null = JSON.parse(text)
    if (!turn || typeof turn.turn !== 'number' || typeof turn.say !== 'string') return null
    if (!turn.voice || !turn.phrases || (turn.then === 'listen' && !turn.listen)) return null
    return turn as Turn
  } catch {
    log('the reply is no turn')
    return null
  }
}

/** Makes a newer turn the current one. The reply to a late event repeats a turn that is known, which must not interrupt. */
export function receive(turn: Turn): void {
  if (progress.latest && turn.turn <= progress.latest.turn) return
  progress.latest = turn
  interrupt({ type: 'newer turn' })
}

/** Receives a turn that the server pushed, for which it expects `turn.started`. */
export function receivePushed(turn: Turn): void {
  progress.pushed = Math.max(progress.pushed, turn.turn)
  receive(turn)
}

/** Marks the turn as begun. False if it had been begun before. */
export function begin({ turn }: Turn): boolean {
  const isNew = turn > progress.begun
  progress.begun = turn
  if (isNew) progress.piecesSaid = 0
  return isNew
}

/** So many pieces of the turn that was begun have been said. What was interrupted does not count. */
export function noteSaid(pieces: number): void {
  progress.piecesSaid = pieces
}
