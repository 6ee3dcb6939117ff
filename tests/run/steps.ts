import { check } from './check.ts'
import { findChromium } from './chromium.ts'
import { underFaults } from './faults.ts'
import { withPostgres } from './postgres.ts'
import { scratch } from './scratch.ts'
import type { Step } from './step.ts'
import { suite } from './suite.ts'

const bun = process.execPath
const node = Bun.which('node') ?? bun
const drizzle = [bun, 'node_modules/drizzle-kit/bin.cjs']
const playwright = [node, 'node_modules/@playwright/test/cli.js']

/** Everything that is checked, in order; each step stands alone, so that one failure hides no other. */
export const steps: Step[] = [
  { name: 'the scenario builds', run: () => check([bun, 'run', 'scenario:build'], { seconds: 120 }) },
  { name: 'types', run: () => tsc('--noEmit') },
  { name: 'migrations', run: () => check([...drizzle, 'check', '--config', 'drizzle/config.ts'], { seconds: 60 }) },
  { name: 'on PGlite', run: () => tests('pglite', [...apart, ...outages], { TEST_ON: 'pglite' }) },
  { name: 'on PostgreSQL', run: () => withPostgres(onPostgres) },
  { name: 'at once', run: () => withPostgres(races) },
  { name: 'under faults', run: underFaults },
  { name: 'on Deno', run: () => tests('deno', ['./tests/deno.test.ts'], { TEST_ON: 'pglite' }) },
  { name: 'in the browser', run: browser },
]

/** These have steps of their own. */
const apart = ['browser/**', 'races/**', 'deno.test.ts'].map((path) => `--path-ignore-patterns=tests/${path}`)

/** The embedded database lives in the server's own process: only a server of its own can go away. */
const outages = ['--path-ignore-patterns=tests/outage.test.ts', '--path-ignore-patterns=tests/seen/outage.test.ts']

const tsc = (...args: string[]) => check([bun, 'node_modules/typescript/bin/tsc', ...args], { seconds: 120 })

function tests(name: string, args: string[], env: Record<string, string>) {
  const report = scratch.path(`${name}.xml`)
  const words = [bun, 'test', '--timeout=60000', '--reporter=junit', `--reporter-outfile=${report}`, ...args]
  return suite(words, report, { seconds: 1_500, env })
}

const onPostgres = (url: string) => tests('postgres', apart, { TEST_ON: 'postgres', TEST_DATABASE_URL: url })

/** On the one connection of the embedded database nobody contends. */
const races = (url: string) => tests('races', ['./tests/races'], { TEST_ON: 'postgres', TEST_DATABASE_URL: url })

async function browser() {
  const report = scratch.path('browser.xml')
  const env = { CHROMIUM_PATH: await findChromium(), BUN_PATH: bun, PLAYWRIGHT_JUNIT_OUTPUT_FILE: report }
  const words = [...playwright, 'test', '--config', 'tests/browser/playwright.config.ts', '--reporter', 'list,junit']
  return suite(words, report, { seconds: 1_500, env })
}
