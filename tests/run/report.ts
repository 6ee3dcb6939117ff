import type { Outcome } from './step.ts'

/** One line for a step; what it printed only when it failed. */
export function print(name: string, outcome: Outcome, milliseconds: number) {
  const ok = outcome.failed === 0
  if (!ok) console.log(`\n${outcome.output.trim()}\n`)
  const counts = `${outcome.passed} passed, ${outcome.failed} failed`
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(44)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s   ${counts}`)
}

export const total = (outcomes: Outcome[]) => ({
  passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
  failed: outcomes.reduce((sum, outcome) => sum + outcome.failed, 0),
})
