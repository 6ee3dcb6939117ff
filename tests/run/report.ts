import { loadavg } from 'node:os'
import type { Outcome, Timed } from './step.ts'

/** Prints a step's duration, the load of the machine, the counts and the slowest tests; its output only if it failed. */
export function print(name: string, outcome: Outcome, milliseconds: number) {
  const ok = outcome.failed === 0
  if (!ok) console.log(`\n${outcome.output.trim()}\n`)
  const [load = 0] = loadavg()
  const took = `${seconds(milliseconds / 1000)}   load ${load.toFixed(1)}`
  const skipped = outcome.skipped ? `, ${outcome.skipped} skipped` : ''
  const counts = `${outcome.passed} passed, ${outcome.failed} failed${skipped}`
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(26)} ${took}   ${counts}`)
  for (const slow of slowest(outcome.times ?? [])) console.log(`    ${seconds(slow.seconds)}  ${slow.name.slice(0, 110)}`)
}

const seconds = (number: number) => `${number.toFixed(1).padStart(6)} s`

function slowest(times: Timed[]): Timed[] {
  return times.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10)
}

export const total = (outcomes: Outcome[]) => ({
  passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
  failed: outcomes.reduce((sum, outcome) => sum + outcome.failed, 0),
})
