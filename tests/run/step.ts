import type { Suite } from './suites.ts'

/** One part of the run. If `run` throws, that counts as one failure. */
export type Step = {
  name: string
  /** cores that it keeps busy, of two: steps that need one each run side by side */
  cores: 1 | 2
  /** starts only when every step before it has ended; those after it may run beside it */
  isQuiet?: true
  /** the suite whose files it runs */
  suite?: Suite
  run: () => Promise<Outcome>
}

/** Counts of checks, the output and the duration of each test. */
export type Outcome = { passed: number; failed: number; output: string; skipped?: number; times?: Timed[] }

export type Timed = { name: string; seconds: number }
