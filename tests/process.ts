import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './run/port.ts'

/** The real program in a process of its own. `restart` keeps the address and the database. */
export type ServerProcess = { url: string; pid: number; restart(): Promise<void>; close(): Promise<void> }

type Settings = Record<string, string>

const root = fileURLToPath(new URL('..', import.meta.url))
const bun = process.env.BUN_PATH ?? (process.versions.bun ? process.execPath : 'bun')

/**
 * Starts the server on a free port, with an empty embedded database unless `settings` name another; waits until it prints its
 * address. `words` run it on another runtime, or run another program.
 */
export async function startProcess(settings: Settings = {}, words = [bun, 'server/main.ts']): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-server-'))
  const port = String(await freePort())
  const url = `http://127.0.0.1:${port}`
  const defaults = { HOST: '127.0.0.1', PORT: port, DATA_DIR: join(folder, 'data'), PHONE_SIMULATOR: 'on', DATABASE_URL: '' }
  const env = { ...process.env, ...defaults, ...settings }
  const begin = () => begun(spawn(words[0] ?? bun, words.slice(1), { cwd: root, env, stdio: 'pipe' }), url)
  const clear = () => rm(folder, { recursive: true, force: true })
  let child = await begin().catch((error) => clear().then(() => Promise.reject(error)))
  return {
    url,
    get pid() { return child.pid ?? 0 },
    restart: async () => {
      await ended(child)
      child = await begin()
    },
    close: () => ended(child).then(clear),
  }
}

function begun(child: ChildProcess, url: string): Promise<ChildProcess> {
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (text: Buffer) => {
      output += text
      if (output.includes(url)) resolve(child)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('exit', kill)
      reject(new Error(`the server ended with ${code}:\n${output}`))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const late = setTimeout(() => child.kill('SIGKILL'), 8000)
  return new Promise((resolve) => {
    child.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
