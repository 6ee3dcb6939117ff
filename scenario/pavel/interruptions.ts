import type { Interruptions } from '../protocol.ts'
import { log } from './log.ts'

/** After so many interruptions that were none, the line has an echo or a company, and the caller's voice interrupts no more. */
const mostFalseStops = 2

/** What has happened so far in this call. */
const counted: Interruptions = { stops: 0, saidAgain: 0, echoes: 0, longestStopMs: 0 }

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

/** The counts of this call for the report of its end; empty if nothing of the kind happened in it. */
export function countedInterruptions(): { interruptions?: Interruptions } {
  const { stops, echoes } = counted
  if (stops + echoes === 0) return {}
  log(`heard over Pavel: ${JSON.stringify(counted)}`)
  return { interruptions: { ...counted } }
}
