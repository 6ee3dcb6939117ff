import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './run/port.ts'
import { waitFor } from './waiting.ts'

/** The program as an operator sees it: what it prints and how it ends. */
export type Program = {
  url: string
  readonly output: string
  prints(text: string | RegExp): Promise<void>
  ends(): Promise<number | null>
  receives(signal: NodeJS.Signals): void
}

const root = fileURLToPath(new URL('..', import.meta.url))
const running = new Set<ChildProcess>()

export async function launch(settings: Record<string, string> = {}): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-program-'))
  const port = settings.PORT ?? String(await freePort())
  const env = { ...process.env, HOST: '127.0.0.1', PORT: port, DATA_DIR: join(folder, 'data'), DATABASE_URL: '', ...settings }
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: 'pipe' })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { output += text })
  const end = new Promise<number | null>((resolve) => child.once('close', (code) => {
    running.delete(child)
    void rm(folder, { recursive: true, force: true }).then(() => resolve(code))
  }))
  return {
    url: `http://127.0.0.1:${port}`,
    get output() { return output },
    prints: (text) => waitFor(() => output.search(text) >= 0, () => `the program to print ${text}; it printed:\n${output}`, 30_000),
    ends: () => end,
    receives: (signal) => void child.kill(signal),
  }
}

export async function endPrograms(): Promise<void> {
  const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)))
  for (const child of running) child.kill('SIGKILL')
  await Promise.all(ends)
}
