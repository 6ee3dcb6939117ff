import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Asked, readFound } from './asked.ts'

const program = fileURLToPath(new URL('program.ts', import.meta.url))

/** A dictionary takes seconds on a busy machine; whoever waits longer than this for one gets none. */
const timeoutMs = 60_000

/**
 * Returns for each rebus the real words that the matching would take for its answer, in the dictionary's alphabetical order. Another
 * process reads the dictionaries and ends, so that its memory comes back and other requests are answered meanwhile; one at a time.
 * Throws when it fails, takes longer than a minute, or is not wanted any more by the `signal`.
 */
export function findRealWords(asked: Asked, signal?: AbortSignal): Promise<string[][]> {
  if (asked.rebuses.length === 0) return Promise.resolve([])
  const found = last.then(() => ask(asked, signal))
  last = found.catch(() => undefined)
  return found
}

let last: Promise<unknown> = Promise.resolve()

async function ask(asked: Asked, signal?: AbortSignal): Promise<string[][]> {
  signal?.throwIfAborted()
  const child = fork(program, [], { silent: true, timeout: timeoutMs, killSignal: 'SIGKILL' })
  const [output, errors] = [textOf(child.stdout), textOf(child.stderr)]
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(JSON.stringify(asked))
  const end = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', end)
  const [code] = (await once(child, 'close')) as [number | null]
  signal?.removeEventListener('abort', end)
  if (code !== 0)
    throw new Error(`expected the words of the dictionaries, found exit code ${code}: ${(await errors).slice(-2_000)}`)
  return readFound(await output)
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = ''
  if (stream) for await (const chunk of stream.setEncoding('utf8')) text += String(chunk)
  return text
}
