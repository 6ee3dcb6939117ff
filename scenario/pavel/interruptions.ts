import { log } from './log.ts'

/** After so many interruptions that were none, the line has an echo or a company, and the caller's voice interrupts no more. */
const mostFalseStops = 2

type Interruptions = { stops: number; saidAgain: number; echoes: number; longestStopMs: number }

const counted: Interruptions = {
  /** How often Pavel fell silent because of what was heard. */
  stops: 0,
  /** How often he then said the piece again, because nothing came of it. */
  saidAgain: 0,
  /** How often his own words came back and were taken for nothing. */
  echoes: 0,
  /** From the first match to the order to fall silent, the longest of this call, in milliseconds. */
  longestStopMs: 0,
}

/** Whether voices may still interrupt Pavel in this call. */
export function mayBeInterrupted(): boolean {
  return counted.saidAgain < mostFalseStops
}

/** The caller has interrupted Pavel, who falls silent now; there was a match for the first time at `matchedAt`. */
export function countStop(matchedAt: number): void {
  counted.stops += 1
  counted.longestStopMs = Math.max(counted.longestStopMs, Date.now() - matchedAt)
}

/** Nothing came of an interruption. */
export function countFalseStop(): void {
  counted.saidAgain += 1
  log('nothing came of an interruption, so the piece is said again')
  if (!mayBeInterrupted()) log('voices do not interrupt any more in this call')
}

/** Pavel's own words were heard and taken for nothing. */
export function countEcho(): void {
  counted.echoes += 1
}

/** The counts of this call, or null if nothing of the kind happened in it. */
export function interruptionsSoFar(): Readonly<Interruptions> | null {
  const { stops, echoes } = counted
  return stops + echoes > 0 ? counted : null
}
