import { parseArgs } from 'node:util'
import { runSteps } from './run/run-steps.ts'
import { placesSteps, steps } from './run/steps.ts'

/** With `--only browser`, runs only the steps whose names contain "browser"; with `--places`, those of `bun run test:machines`. */
const { only = '', places = false } = parseArgs({ options: { only: { type: 'string' }, places: { type: 'boolean' } } }).values
await runSteps((places ? placesSteps : steps).filter(({ name }) => name.includes(only)))
