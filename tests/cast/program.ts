import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, linkSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forTests } from '../run/command.ts'
import { freePort } from '../run/port.ts'
import { fixedQuizPath } from './fixed-quiz.ts'
import { waitFor } from './waiting.ts'

/** The program in a process of its own, as an operator sees it: its output and exit code. */
export type Program = {
  url: string
  pid: number
  readonly output: string
  /** Waits for `text` in the output. Throws at once when the program exits first. */
  prints(text: string): Promise<void>
  ends(): Promise<number | null>
  receives(signal: NodeJS.Signals): void
}

const startSeconds = 60
const root = fileURLToPath(new URL('../..', import.meta.url))
const running = new Set<ChildProcess>()
/** The runtime that programs of tests run on. */
export const bun = process.env.BUN_PATH ?? (process.versions.bun ? process.execPath : 'bun')

process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/**
 * Copies the run's migrated database into `folder`, if there is one: migrating takes a server seconds, and the result is
 * always the same. Otherwise the folder stays empty.
 */
export async function prepareFolder(folder: string): Promise<void> {
  const prepared = process.env.TEST_DATA_DIR
  if (prepared) copyDatabase(prepared, folder)
}

/**
 * One file after the other, which takes an eighth of the processor that `cp` takes. The databases 1 and 4 are PostgreSQL's templates,
 * which nothing writes to, so that their 600 files can be shared.
 */
function copyDatabase(from: string, to: string): void {
  const isTemplate = /base[\\/][14]$/.test(from)
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [original, copy] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyDatabase(original, copy)
    else if (isTemplate) linkSync(original, copy)
    else copyFileSync(original, copy)
  }
}

/** A program that soon ends need not give back memory: its start takes an eighth less of the processor. */
const brief = { MIMALLOC_PURGE_DELAY: '-1' }

/**
 * Starts the program on a free port, with an empty embedded database and the fixed quiz, unless `settings` say otherwise. `words` is another
 * command line.
 */
export async function launch(settings: Record<string, string> = {}, words = [bun, 'server/main.ts']): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-program-'))
  const port = settings.PORT ?? String(await freePort())
  const own = {
    ...forTests,
    ...brief,
    HOST: '127.0.0.1',
    PORT: port,
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    QUIZ: fixedQuizPath(),
  }
  if (!settings.DATA_DIR) await prepareFolder(own.DATA_DIR)
  const child = spawn(words[0] ?? bun, words.slice(1), { cwd: root, env: { ...process.env, ...own, ...settings }, stdio: 'pipe' })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text
    })
  const end = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      running.delete(child)
      void rm(folder, { recursive: true, force: true }).then(() => resolve(code))
    }),
  )
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    get output() {
      return output
    },
    prints: (text) =>
      waitFor(
        () => output.includes(text) || !running.has(child),
        () => `the program to print ${text}; it printed:\n${output}`,
        startSeconds * 1000,
      ).then(() => {
        if (!output.includes(text)) throw new Error(`the program ended with ${child.exitCode}:\n${output}`)
      }),
    ends: () => end,
    receives: (signal) => void child.kill(signal),
  }
}

export async function endPrograms(): Promise<void> {
  const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of running) child.kill('SIGKILL')
  await Promise.all(ends)
}
