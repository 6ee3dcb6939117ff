import { randomUUID } from 'node:crypto'
import { playInBrowser } from './browser.ts'
import { check } from './check.ts'
import { forSuites } from './command.ts'
import { dataFolder } from './data-folder.ts'
import { type Moment, momentsAfter, withClockAt } from './dates.ts'
import { withDelays } from './delays.ts'
import { underFaults } from './faults.ts'
import { withPostgres } from './postgres.ts'
import { scratchDatabase } from './postgres/database.ts'
import { embeddedServer } from './postgres/embedded.ts'
import { scratch } from './scratch.ts'
import type { Outcome, Step } from './step.ts'
import { suite } from './suite.ts'
import { filesOf, filesOnBoth } from './suites.ts'

const bun = process.execPath
const drizzle = [bun, 'node_modules/drizzle-kit/bin.cjs']

/** All steps, in order. A step that fails does not stop the others. */
export const steps: Step[] = [
  { name: 'the scenario builds', cores: 1, run: () => check([bun, 'run', 'scenario:build'], { seconds: 120 }) },
  { name: 'types', cores: 1, run: () => tsc('--noEmit') },
  { name: 'migrations', cores: 1, run: () => check([...drizzle, 'check', '--config', 'drizzle/config.ts'], { seconds: 60 }) },
  { name: 'without a database', cores: 1, suite: 'pure', run: () => tests(filesOf('pure'), {}, 2) },
  { name: 'programs', cores: 1, suite: 'programs', run: () => tests(filesOf('programs'), {}, 2) },
  { name: 'on PostgreSQL', cores: 2, suite: 'database', run: () => onPostgres(filesOf('database')) },
  // A browser waits for calls and pictures half of its time, so two of them share the cores; calls are in real time, so no more than that.
  { name: 'in the browser (1)', cores: 1, run: () => playInBrowser({ one: 1, of: 2 }) },
  { name: 'in the browser (2)', cores: 1, run: () => playInBrowser({ one: 2, of: 2 }) },
  { name: 'on PGlite', cores: 1, run: () => tests(filesOnBoth()) },
  { name: 'at once', cores: 1, suite: 'races', run: () => onPostgres(filesOf('races'), 2) },
  // It promises how soon a page is back, so only the smallest suite runs beside it. Both leave the machine idle most of the time.
  { name: 'under faults', cores: 1, isQuiet: true, run: underFaults },
  { name: 'on Deno', cores: 1, suite: 'deno', run: () => tests(filesOf('deno')) },
]

/** What needs a machine, a proxy, a pooler or a former version around the program: minutes, so `bun run test:machines` runs it. */
export const placesSteps: Step[] = [
  { name: 'in places of their own', cores: 2, suite: 'places', run: () => onPostgres(filesOf('places'), 2) },
]

/** The tests that need no program of their own, with every clock set to moments to come: a quarter of an hour or more, so `bun run test:dates` runs it. */
export const datesSteps: Step[] = momentsAfter(new Date()).flatMap(({ name, at }) => [
  { name: `without a database: ${name}`, cores: 1, run: async () => tests(filesOf('pure'), await withClockAt(at), 2) },
  { name: `on PostgreSQL: ${name}`, cores: 2, run: () => onPostgresAt(at) },
])

/** The tests on PostgreSQL, with each query late by chance, so that what they took for done may still be under way: `bun run test:delays`. */
export const delaysSteps: Step[] = [
  {
    name: 'on PostgreSQL, late by chance',
    cores: 2,
    run: () =>
      withPostgres((url) =>
        withDelays(url, (late) => tests(filesOf('database'), { TEST_ON: 'postgres', TEST_DATABASE_URL: late })),
      ),
  },
]

async function onPostgresAt(at: Moment['at']): Promise<Outcome> {
  const env = await withClockAt(at)
  const server = await embeddedServer({ env })
  const use = (url: string) => tests(filesOf('database'), { ...env, TEST_ON: 'postgres', TEST_DATABASE_URL: url })
  return scratchDatabase(server.url, use).finally(server.stop)
}

const tsc = (...args: string[]) => check([bun, 'node_modules/typescript/bin/tsc', ...args], { seconds: 120 })

const onPostgres = (files: string[], processes?: number) =>
  withPostgres((url) => tests(files, { TEST_ON: 'postgres', TEST_DATABASE_URL: url }, processes))

/**
 * Runs files in several processes that share them; each keeps its modules and its database. Three by default, one more than there
 * are cores, because many tests wait. The races never wait.
 */
async function tests(files: string[], database: Record<string, string> = { TEST_ON: 'pglite' }, processes = 3): Promise<Outcome> {
  const report = scratch.path(`${randomUUID()}.xml`)
  const sharing = [`--parallel=${processes}`, '--no-isolate']
  const words = [bun, 'test', ...sharing, '--timeout=60000', '--reporter=junit', `--reporter-outfile=${report}`]
  const env = { ...database, ...forSuites, TEST_DATA_DIR: await dataFolder() }
  return suite([...words, ...files.map((file) => `./${file}`)], report, { seconds: 2_700, env }, files)
}
