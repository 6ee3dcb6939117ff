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

/** Counts of checks, the output, the duration of each test and, where the step can tell, which ones failed. */
export type Outcome = { passed: number; failed: number; output: string; skipped?: number; times?: Timed[]; failures?: Failure[] }

export type Timed = { name: string; seconds: number }

/** A test that failed, and what its runner says of it. */
export type Failure = { name: string; reason: string }
