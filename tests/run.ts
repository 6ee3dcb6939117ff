import { parseArgs } from 'node:util'
import { runSteps } from './run/run-steps.ts'
import { datesSteps, placesSteps, steps } from './run/steps.ts'

/**
 * With `--only browser`, runs only the steps whose names contain "browser"; with `--places`, those of `bun run test:machines`; with
 * `--dates`, those of `bun run test:dates`.
 */
const { only, places, dates } = parseArgs({
  options: { only: { type: 'string', default: '' }, places: { type: 'boolean' }, dates: { type: 'boolean' } },
}).values
await runSteps((places ? placesSteps : dates ? datesSteps : steps).filter(({ name }) => name.includes(only)))
