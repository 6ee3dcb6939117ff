import { parseArgs } from 'node:util'
import { runSteps } from './run/run-steps.ts'
import { datesSteps, delaysSteps, placesSteps, steps } from './run/steps.ts'

/**
 * With `--only browser`, runs only the steps whose names contain "browser"; with `--places`, those of `bun run test:machines`; with
 * `--dates`, those of `bun run test:dates`; with `--delays`, those of `bun run test:delays`.
 */
const { only, places, dates, delays } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    places: { type: 'boolean', default: false },
    dates: { type: 'boolean', default: false },
    delays: { type: 'boolean', default: false },
  },
}).values
const special = [...(places ? placesSteps : []), ...(dates ? datesSteps : []), ...(delays ? delaysSteps : [])]
const chosen = places || dates || delays ? special : steps
await runSteps(chosen.filter(({ name }) => name.includes(only)))
