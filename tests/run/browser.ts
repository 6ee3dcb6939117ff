import { firefox, webkit } from '@playwright/test'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.ts'
import { headlessShell } from './chromium/headless-shell.ts'
import { command } from './command.ts'
import { dataFolder } from './data-folder.ts'
import { scratch } from './scratch.ts'
import type { Outcome, Step } from './step.ts'
import { suite } from './suite.ts'

type Engine = 'chromium' | 'firefox' | 'webkit'

const bun = process.execPath
const playwright = [Bun.which('node') ?? bun, 'node_modules/@playwright/test/cli.js']

/** The steps of `bun run test:browsers`: every browser spec in every engine, one engine after the other. */
export const browserSteps: Step[] = (['chromium', 'firefox', 'webkit'] as const).map((engine) => ({
  name: `in ${engine}`,
  cores: 2,
  run: () => play(engine, engine === 'chromium' ? findChromium : () => downloadedBrowser(engine), whole),
}))

/** Which part of the specs: number `one` of so many. */
type Share = { one: number; of: number }

const whole: Share = { one: 1, of: 1 }

/**
 * Runs a share of the browser specs in the cheapest Chromium that can be had here; those of other sites in a whole one, which has settings that a
 * visitor may change. Throws when there is none.
 */
export function playInBrowser(share: Share): Promise<Outcome> {
  return play('chromium', async () => (await headlessShell()) ?? findChromium(), share)
}

async function play(engine: Engine, find: () => Promise<string>, { one, of }: Share): Promise<Outcome> {
  const report = scratch.path(`${engine}-${one}.xml`)
  const env = {
    BROWSER_ENGINE: engine,
    BROWSER_PATH: await find(),
    ...(engine === 'chromium' && { WHOLE_BROWSER_PATH: await findChromium() }),
    BUN_PATH: bun,
    TEST_DATA_DIR: await dataFolder(),
    PLAYWRIGHT_JUNIT_OUTPUT_FILE: report,
  }
  const own = ['--shard', `${one}/${of}`, '--output', `test-results/${engine}-${one}`]
  const words = [...playwright, 'test', '--config', 'tests/browser/playwright.config.ts', '--reporter', 'list,junit', ...own]
  return suite(words, report, { seconds: 2_700, env })
}

/** Returns Playwright's own build of Firefox or WebKit, which it downloads once: it cannot drive those of the system. */
async function downloadedBrowser(engine: 'firefox' | 'webkit'): Promise<string> {
  const path = { firefox, webkit }[engine].executablePath()
  if (!existsSync(path)) await command([...playwright, 'install', engine], { seconds: 300 })
  if (!existsSync(path)) throw new Error(`No ${engine}: run \`bunx playwright install --with-deps ${engine}\``)
  return path
}
