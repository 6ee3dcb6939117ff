import { browserSteps } from './run/browser.ts'
import { runSteps } from './run/run-steps.ts'

/** `bun run test:browsers`: the browser specs in Chromium, Firefox and WebKit. */
await runSteps(browserSteps)
