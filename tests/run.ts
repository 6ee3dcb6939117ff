import { parseArgs } from 'node:util'
import { runSteps } from './run/run-steps.ts'
import { steps } from './run/steps.ts'

/** With `--only browser`, runs only the steps whose names contain "browser". */
const { only = '' } = parseArgs({ options: { only: { type: 'string' } } }).values
await runSteps(steps.filter(({ name }) => name.includes(only)))
