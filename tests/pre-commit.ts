import { stagedSteps } from './run/check-steps.ts'
import { runSteps } from './run/run-steps.ts'

/** The pre-commit hook: format and lint of the files that are staged, and all types. */
const staged = await Bun.$`git diff --cached --name-only --diff-filter=ACMR -z`.text()
await runSteps(stagedSteps(staged.split('\0').filter((path) => path !== '')))
