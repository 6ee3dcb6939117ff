/** One part of the run; `run` may throw, which counts as one failure. */
export type Step = { name: string; run: () => Promise<Outcome> }

/** How many checks passed and failed, and what they printed. */
export type Outcome = { passed: number; failed: number; output: string }
