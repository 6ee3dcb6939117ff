import { checkSteps } from './run/check-steps.ts'
import { runSteps } from './run/run-steps.ts'

/** `bun run check`: what can be checked within a minute, without a server or a database. */
await runSteps(checkSteps)
