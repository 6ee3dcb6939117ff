import { parseArgs } from 'node:util'
import { children } from './run/command.ts'
import { inTurn } from './run/in-turn.ts'
import { print, total } from './run/report.ts'
import type { Outcome, Step } from './run/step.ts'
import { steps } from './run/steps.ts'

let isInterrupted = false
process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt)

/** `--only browser` runs the steps whose names hold that. */
const { only = '' } = parseArgs({ options: { only: { type: 'string' } } }).values
const startedAt = performance.now()
const outcomes = await inTurn(
  steps.filter(({ name }) => name.includes(only)),
  take,
)
const { passed, failed } = total(outcomes)
console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

async function take(step: Step): Promise<Outcome> {
  if (isInterrupted) return { passed: 0, failed: 0, output: '' }
  const startedAt = performance.now()
  const outcome = await step.run().catch(asFailure)
  print(step.name, outcome, performance.now() - startedAt)
  return outcome
}

/** Ends what runs, but lets its step clear up: it may have made a database. */
function interrupt() {
  isInterrupted = true
  children.kill()
}

function asFailure(error: Error): Outcome {
  return { passed: 0, failed: 1, output: error.stack ?? String(error) }
}
