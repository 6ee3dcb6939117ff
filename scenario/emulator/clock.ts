/** The emulator's only source of time, so that tests can move it by hand. */
export type Clock = {
  /** milliseconds since the epoch */
  now(): number
  setTimeout(run: () => void, ms: number): number
  clearTimeout(id: number): void
}

/** The system's clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => Number(setTimeout(run, ms)),
  clearTimeout: (id) => clearTimeout(id),
}
