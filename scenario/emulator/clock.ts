/** The emulator's only source of time, so that tests can move it by hand. */
export type Clock = {
  /** milliseconds since the epoch */
  now(): number
  setTimeout(run: () => void, delayMs: number): number
  clearTimeout(id: number): void
}

/** The system's clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, delayMs) => Number(setTimeout(run, delayMs)),
  clearTimeout: (id) => clearTimeout(id),
}

/** Runs `run` after this delay, or at once if there is none. */
export function later(clock: Clock, delayMs: number, run: () => void): void {
  if (delayMs > 0) clock.setTimeout(run, delayMs)
  else run()
}
