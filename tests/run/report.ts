import { loadavg } from 'node:os'
import type { Failure, Outcome, Step, Timed } from './step.ts'

/** as long as a test's own words and the place that it names usually are */
const longestReason = 1_500

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

/**
 * Prints once more what failed, as short as tells why. It comes last, because a log of CI may be cut to its end, and the steps after a
 * failure would push it out.
 */
export function printFailures(steps: Step[], outcomes: Outcome[]) {
  for (const [index, { failed, failures = [], output }] of outcomes.entries()) {
    if (failed === 0) continue
    console.log(`\n✗ ${steps[index]?.name}`)
    if (failures.length < failed) console.log(output.trim().slice(-longestReason))
    for (const failure of failures) console.log(described(failure))
  }
}

function described({ name, reason }: Failure): string {
  return `${name}\n${reason.slice(0, longestReason).replace(/^/gm, '    ')}`
}

export const total = (outcomes: Outcome[]) => ({
  passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
  failed: outcomes.reduce((sum, outcome) => sum + outcome.failed, 0),
})
