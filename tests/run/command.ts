import { type ChildProcess, spawn } from 'node:child_process'
import { scratch } from './scratch.ts'

export type Options = { seconds: number; env?: Record<string, string>; user?: User | undefined }
type User = { uid: number; gid: number }
export type Ending = { code: number | null; output: string }

/**
 * Runs a command and resolves with its exit code and output. After `seconds` it kills the command; `code` is then `null` and the
 * output says why.
 */
export function command(words: string[], options: Options): Promise<Ending> {
  const child = start(words, options)
  const late = setTimeout(() => kill(child), options.seconds * 1000)
  const killed = (signal: string) => `\n${words.join(' ')}: ended by ${signal} (the limit is ${options.seconds} s)`
  let output = ''
  child.stdout?.on('data', (text) => (output += text))
  child.stderr?.on('data', (text) => (output += text))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: `${words[0]}: ${error.message}` }))
    child.on('close', (code, signal) => {
      clearTimeout(late)
      resolve({ code, output: signal ? output + killed(signal) : output })
    })
  })
}

/**
 * Tests end before the last tier of Bun's compiler pays: without it they need a sixth less of the processor (14.4 s instead of 17.5 s
 * for those of a folder). Nor does it pay that the collector looks for garbage while the program runs, where other processes want the
 * cores: without that they need an eighth less (26.6 s and 24.4 s became 23.7 s and 20.1 s for three files).
 */
const forTests = { BUN_JSC_useFTLJIT: 'false', BUN_JSC_useConcurrentGC: 'false' }

/** Starts a child in a process group of its own, so that everything it starts can be killed with it. */
export function start(words: string[], options: Pick<Options, 'env' | 'user'>): ChildProcess {
  const [program = '', ...args] = words
  const env = { ...process.env, ...forTests, TMPDIR: scratch.forChildren(), ...options.env }
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env, ...options.user })
  running.add(child)
  return child.once('close', () => running.delete(child))
}

export const children = { kill: () => running.forEach(kill) }

const running = new Set<ChildProcess>()

// Kills the group even if the child itself has ended: processes that it started may still hold its output open.
function kill(child: ChildProcess) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // the group is empty
  }
}
