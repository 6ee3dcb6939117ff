import { children } from './command.ts'
import { inTurn } from './in-turn.ts'
import { print, printFailures, total } from './report.ts'
import type { Outcome, Step } from './step.ts'

/** Runs the steps, prints how each ended and the sums, and ends the process: with 1 when anything failed or nothing ran. */
export async function runSteps(steps: Step[]): Promise<never> {
  let isInterrupted = false
  process.on('exit', children.kill)
  // Ends what runs, but lets its step clear up: it may have made a database.
  const interrupt = () => {
    isInterrupted = true
    children.kill()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt)

  async function take(step: Step): Promise<Outcome> {
    if (isInterrupted) return { passed: 0, failed: 0, output: '' }
    const startedAt = performance.now()
    const outcome = await step.run().catch(asFailure)
    print(step.name, outcome, performance.now() - startedAt)
    return outcome
  }

  const startedAt = performance.now()
  const outcomes = await inTurn(steps, take)
  printFailures(steps, outcomes)
  const { passed, failed } = total(outcomes)
  console.log(`\n${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 && !isInterrupted ? 0 : 1)
}

function asFailure(error: Error): Outcome {
  return { passed: 0, failed: 1, output: error.stack ?? String(error) }
}
