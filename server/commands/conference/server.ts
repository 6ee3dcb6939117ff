import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The server that the conference visits, as a process of its own. */
export type Server = { url: string; pid: number; stop(): Promise<void>; ended: Promise<number | null> }

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts the server with these settings and no others of this environment. Its output goes to a file. Throws when it does not start. */
export async function startServer(settings: Record<string, string>, logFile: string): Promise<Server> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches every process of the terminal, and this one is stopped in order.
    detached: true,
  })
  const log = createWriteStream(logFile, { flags: 'a' })
  let output = ''
  const ended = once(child, 'close').then(([code]) => code as number | null)
  process.once('exit', () => child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        log.write(text)
        if (output.length < 20_000) output += text.toString()
        const found = /(http:\/\/127\.0\.0\.1:\d+)\/operator/.exec(output)?.[1]
        if (found) resolve(found)
      })
    void ended.then((code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
