import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, statSync, watch } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { readAgain } from '../../views/assets/assets.ts'
import { tellOfSite } from '../../views/texts/console.ts'
import { readQuiz } from '../campaigns/campaigns.ts'
import { readConfig } from '../config.ts'
import { runtime } from '../runtime.ts'
import { writeTag } from './embed.ts'
import { createPages, debounce } from './reloading-pages.ts'
import { type SampleSite, serveSampleSite } from './sample-site.tsx'

/**
 * `bun run dev`: the server under `bun --watch`, which starts it again when a file changes that it has loaded. This file adds
 * what Bun does not do: it builds the scenario when its sources change, has Bun watch the files that are read instead of
 * imported, and reloads open pages. A site that is not ours shows the tag.
 */
async function main(): Promise<void> {
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
  if (isScenarioOutdated()) await buildScenario()
  await Promise.all([builtScenario, ...globSync('scenario/quizzes/*')].map(watchWithBun))
  watch('scenario', { recursive: true }, debounce(buildIfOutdated))
  const pages = createPages()
  watch('static', { recursive: true }, debounce(showChange))
  // Before the server's own handler: it waits for open responses.
  process.once('SIGTERM', pages.close)
  const { serve } = runtime
  const site = await serveSampleSite(serve)
  runtime.serve = (app, address) => serve(pages.around(app), address)
  await import('../main.ts')
  pages.reload()
  await tell(site)

  /** An editor may have removed a file, to write it anew. */
  async function showChange() {
    try {
      await writeTag()
      readAgain()
      pages.reload()
    } catch (error) {
      console.error(error)
    }
  }
}

/** Once the server is up, as the last of the addresses that it prints, and in their language. */
async function tell(site: SampleSite): Promise<void> {
  const { quiz } = await readQuiz(readConfig(process.env).quiz)
  console.log(tellOfSite(quiz.language, site))
}

const builtScenario = 'scenario/dist/pavel.voxengine.js'
const scenarioSources = ['scenario/*.ts', 'scenario/pavel/*.ts', 'scenario/tsconfig.json']

function isScenarioOutdated(): boolean {
  const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const builtAt = changedAt(builtScenario)
  return globSync(scenarioSources).some((path) => changedAt(path) > builtAt)
}

function buildIfOutdated(): void {
  if (isScenarioOutdated()) void buildScenario()
}

/** Prints what the compiler complains of. The server goes on with the scenario that it has. */
async function buildScenario(): Promise<void> {
  await once(spawn(process.execPath, ['run', '--silent', 'scenario:build'], { stdio: 'inherit' }), 'exit')
}

/** Bun watches what is imported. As text, a file may also be half-written JSON. */
async function watchWithBun(path: string): Promise<void> {
  await import(fileURLToPath(new URL(`../../${path}`, import.meta.url)), { with: { type: 'text' } }).catch(() => {})
}

await main()
