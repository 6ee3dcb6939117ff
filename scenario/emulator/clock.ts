/** The only time the emulator knows: real in `/phone`, moved by hand in tests. */
export type Clock = {
  /** milliseconds since the epoch */
  now(): number
  setTimeout(run: () => void, ms: number): number
  clearTimeout(id: number): void
}

/** The machine's own time. */
export const realClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => Number(setTimeout(run, ms)),
  clearTimeout: (id) => clearTimeout(id),
}
