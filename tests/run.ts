import { children } from './run/command.ts'
import { print, total } from './run/report.ts'
import type { Outcome } from './run/step.ts'
import { steps } from './run/steps.ts'

let isInterrupted = false
process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt)

const outcomes: Outcome[] = []
for (const step of steps) {
  if (isInterrupted) break
  const startedAt = performance.now()
  const outcome = await step.run().catch(asFailure)
  print(step.name, outcome, performance.now() - startedAt)
  outcomes.push(outcome)
}

const { passed, failed } = total(outcomes)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

/** Ends what runs, but lets its step clear up: it may have made a database. */
function interrupt() {
  isInterrupted = true
  children.kill()
}

function asFailure(error: Error): Outcome {
  return { passed: 0, failed: 1, output: error.stack ?? String(error) }
}
