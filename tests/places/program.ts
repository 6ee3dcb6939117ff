import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { waitFor } from '../cast/waiting.ts'

/** `bun server/main.ts` as an operator starts it: with these settings and no other variable. */
export type Program = {
  readonly stdout: string
  readonly stderr: string
  /** null while it runs; a signal counts as 128 and its number, as in a shell */
  readonly code: number | null
  /** whether it is ready before it ends; throws where it is neither within `seconds` */
  isReady(seconds: number): Promise<boolean>
  /** whether it answers at all, ready or not */
  answers(): Promise<boolean>
  ends(seconds: number): Promise<number>
  /** stops it in order */
  stop(): Promise<number>
  kill(): Promise<number>
}

const stopSeconds = 10
const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach(kill))

/** `words` is the command line, `env` its whole environment. It listens on `port` of this machine. */
export function startProgram(words: string[], env: Record<string, string>, port: number): Program {
  const [file = '', ...args] = words
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => (said.stdout += text))
  child.stderr.on('data', (text) => (said.stderr += text))
  running.add(child)
  let code: number | null = null
  child.once('error', (error) => (said.stderr += String(error)))
  child.once('close', (status, signal) => {
    running.delete(child)
    code = status ?? (signal === 'SIGKILL' ? 137 : 143)
  })
  const all = () => `it printed:\n${said.stdout}${said.stderr}`
  const status = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000), keepalive: false }).then(
      (response) => response.status,
      () => 0,
    )
  const ends = async (seconds: number) => {
    await waitFor(
      () => code !== null,
      () => `the program to end; ${all()}`,
      seconds * 1000,
    )
    return code ?? 1
  }
  return {
    get stdout() {
      return said.stdout
    },
    get stderr() {
      return said.stderr
    },
    get code() {
      return code
    },
    async isReady(seconds) {
      await waitFor(
        async () => code !== null || (await status('/readyz')) === 200,
        () => `the program to be ready or to refuse; ${all()}`,
        seconds * 1000,
      )
      return code === null
    },
    answers: async () => (await status('/healthz')) !== 0,
    ends,
    async stop() {
      for (const process of [child.pid ?? 0, ...descendants(child.pid ?? 0)]) signal(process, 'SIGTERM')
      return ends(stopSeconds).finally(() => kill(child))
    },
    async kill() {
      kill(child)
      return ends(stopSeconds)
    },
  }
}

/** A namespace's process 1 outlives the group of its parent, and nothing passes a signal on to it. */
function descendants(process: number): number[] {
  try {
    const threads = readdirSync(`/proc/${process}/task`)
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${process}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
    return children.flatMap((child) => [child, ...descendants(child)])
  } catch {
    return []
  }
}

function kill({ pid = 0 }: ChildProcess): void {
  for (const process of [...descendants(pid), -pid]) signal(process, 'SIGKILL')
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    if (pid !== 0) process.kill(pid, name)
  } catch {
    // it has ended
  }
}
