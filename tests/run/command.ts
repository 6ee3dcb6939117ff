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
 * Programs of tests end before the last two tiers of Bun's compiler pay, and before the collector need look for garbage beside other
 * processes that want the cores. Without the last tier the tests of a folder took 14.4 s of processor instead of 17.5; without the one
 * before it a server's start takes 3.6 instead of 4.6; without the collector's own thread three files took 23.7 s instead of 26.6.
 */
export const forTests = {
  BUN_JSC_useFTLJIT: 'false',
  BUN_JSC_useDFGJIT: 'false',
  BUN_JSC_useConcurrentGC: 'false',
}

/** Suites run for minutes, so that the last tier alone does not pay: without the one before it 381 tests took 174 s instead of 143. */
export const forSuites = { BUN_JSC_useDFGJIT: 'true', BUN_JSC_useConcurrentGC: 'true' }

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
