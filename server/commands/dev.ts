import { type Handler, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { streamSSE } from 'hono/streaming'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, statSync, watch } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { readAgain } from '../../views/assets/assets.ts'
import { type Runtime, runtime } from '../runtime.ts'

/**
 * `bun run dev`: the server under `bun --watch`, which starts it again when a file changes that it has loaded. This file adds
 * what Bun does not do: it builds the scenario when its sources change, has Bun watch the files that are read instead of
 * imported, and reloads open pages.
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
  runtime.serve = (app, address) => serve(pages.around(app), address)
  await import('../main.ts')
  pages.reload()

  /** An editor may have removed a file, to write it anew. */
  function showChange() {
    try {
      readAgain()
      pages.reload()
    } catch (error) {
      console.error(error)
    }
  }
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

/** An editor that saves a file changes it several times. */
function debounce(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, 50)
  }
}

type App = Parameters<Runtime['serve']>[0]

/**
 * Has each page keep a connection open, on which it learns that there is a newer version than the one that it shows. There is
 * one after each `reload`, and in each new process. `around` returns the app with that added.
 */
export function createPages() {
  const startedAt = Date.now()
  const open = new Set<{ tell(): void; end(): void }>()
  let reloads = 0
  const version = () => `${startedAt}-${reloads}`

  /** Answers while the server starts, too, but tells nothing: a page goes on showing what it shows until there is better. */
  const versions: Handler = (c) =>
    streamSSE(c, async (stream) => {
      const { promise: hasEnded, resolve: end } = Promise.withResolvers<void>()
      const connection = { end, tell: () => void stream.writeSSE({ data: version(), retry: retryMs }) }
      open.add(connection)
      stream.onAbort(end)
      if (reloads > 0) connection.tell()
      await hasEnded
      open.delete(connection)
    })

  const withScript = createMiddleware(async (c, next) => {
    // a compressed page could not be added to
    c.req.raw.headers.delete('Accept-Encoding')
    const shown = version()
    await next()
    if (!c.res.headers.get('Content-Type')?.startsWith('text/html')) return
    const html = await c.res.text()
    const script = `<script src="/dev/reload.js?${shown}" type="module"></script></head>`
    c.res = new Response(html.replace('</head>', script), c.res)
    c.res.headers.delete('Content-Length')
  })

  return {
    around: (app: App): App =>
      new Hono()
        .get('/dev/reload.js', (c) => c.body(reloadScript, { headers: { 'Content-Type': 'text/javascript' } }))
        .get('/dev/versions', versions)
        .all('*', withScript, (c) => app.fetch(c.req.raw, c.env)),
    reload(): void {
      reloads += 1
      for (const { tell } of open) tell()
    },
    close(): void {
      for (const { end } of open) end()
    },
  }
}

const retryMs = 100

const reloadScript = `const shown = new URL(import.meta.url).search.slice(1)
new EventSource('/dev/versions').onmessage = ({ data }) => {
  if (data !== shown) location.reload()
}
`

// The tests import parts of this file without running it.
if (import.meta.main) await main()
