import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../run/port.ts'
import { waitFor } from './waiting.ts'

/** The program in a process of its own, as an operator sees it: what it prints and how it ends. */
export type Program = {
  url: string
  pid: number
  readonly output: string
  /** fails at once if the program ends instead */
  prints(text: string): Promise<void>
  ends(): Promise<number | null>
  receives(signal: NodeJS.Signals): void
}

const startSeconds = 60
const root = fileURLToPath(new URL('../..', import.meta.url))
const running = new Set<ChildProcess>()
const bun = process.env.BUN_PATH ?? (process.versions.bun ? process.execPath : 'bun')

process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/**
 * Gives an embedded database its tables, where the run has a folder that has them: they take a server seconds to make, each time
 * the same. Without one the folder stays empty.
 */
export async function prepareFolder(folder: string): Promise<void> {
  const prepared = process.env.TEST_DATA_DIR
  if (prepared) await cp(prepared, folder, { recursive: true })
}

/** Starts it on a free port, with an empty embedded database, unless `settings` say otherwise; `words` run it another way. */
export async function launch(settings: Record<string, string> = {}, words = [bun, 'server/main.ts']): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-program-'))
  const port = settings.PORT ?? String(await freePort())
  const own = { HOST: '127.0.0.1', PORT: port, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' }
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
