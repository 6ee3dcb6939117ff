import { log } from './log.ts'
import { session } from './session.ts'
import { sip } from './sip.ts'

/**
 * How long after a hang-up the session waits for `Disconnected` and for the last reports to be delivered. Shorter than the
 * 60 s after which the engine ends a session without a call (scenario/voxengine.md §1).
 */
export const farewellLimitMs = 55 * 1000

/**
 * Wraps an event handler or a timer's callback so that neither an exception nor a rejected promise escapes: what the engine
 * does to a session after one is not documented (scenario/voxengine.md §11). Either ends the call instead.
 */
export function guarded<Given extends unknown[]>(handle: (...given: Given) => void | Promise<void>): (...given: Given) => void {
  return (...given) => {
    try {
      Promise.resolve(handle(...given)).catch(giveUp)
    } catch (error) {
      giveUp(error)
    }
  }
}

/** Ends the call after an error that nothing handles, so that a bug cannot keep a billed line open. */
export function giveUp(error: unknown): void {
  log(`gave up: ${String(error)}`)
  const { call, isOver } = session
  try {
    if (!call || isOver || call.state() === 'TERMINATED') return terminate()
    after(farewellLimitMs, terminate)
    if (call.state() === 'ALERTING') call.reject(sip.unavailable)
    else call.hangup()
  } catch {
    terminate()
  }
}

/** Runs `run` after `delayMs`, guarded. Returns the timer's id, for `clearTimeout`. */
export function after(delayMs: number, run: () => void): number {
  return setTimeout(guarded(run), delayMs)
}

/** Ends the session, once. The engine does not end it at `Disconnected`: it would idle for 60 s and be billed. */
export function terminate(): void {
  if (session.isTerminated) return
  session.isTerminated = true
  VoxEngine.terminate()
}
