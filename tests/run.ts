import { parseArgs } from 'node:util'
import { runSteps } from './run/run-steps.ts'
import { steps } from './run/steps.ts'

/** `--only browser` runs the steps whose names hold that. */
const { only = '' } = parseArgs({ options: { only: { type: 'string' } } }).values
await runSteps(steps.filter(({ name }) => name.includes(only)))
