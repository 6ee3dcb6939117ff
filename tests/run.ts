import { children } from './run/command.ts'
import { print, total } from './run/report.ts'
import { steps } from './run/steps.ts'

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

const outcomes = []
for (const step of steps) {
  const startedAt = performance.now()
  const outcome = await step.run().catch((error: Error) => ({ passed: 0, failed: 1, output: error.stack ?? String(error) }))
  print(step.name, outcome, performance.now() - startedAt)
  outcomes.push(outcome)
}

const { passed, failed } = total(outcomes)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
