import type { Suite } from './suites.ts'

/** One part of the run; `run` may throw, which counts as one failure. */
export type Step = {
  name: string
  /** how many of the two cores it keeps busy: steps that need one each run side by side */
  cores: 1 | 2
  /** whose files it runs */
  suite?: Suite
  run: () => Promise<Outcome>
}

/** How many checks passed and failed, what they printed, and how long each took. */
export type Outcome = { passed: number; failed: number; output: string; skipped?: number; times?: Timed[] }

export type Timed = { name: string; seconds: number }
