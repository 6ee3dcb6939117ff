import { waitFor } from '../../cast/waiting.ts'
import { start } from '../command.ts'

/** A running proxy: its address for browsers, and for those of them that do not use TLS. */
export type Proxy = { url: string; plainUrl: string; readonly log: string; stop(): Promise<void> }

type Options = { name: string; words: string[]; env?: Record<string, string>; url: string; plainUrl: string }

/** Starts a proxy in the foreground and waits until it takes connections at `url`. Throws with its log when it ends instead. */
export async function startProxy({ name, words, env, url, plainUrl }: Options): Promise<Proxy> {
  const child = start(words, { ...(env && { env }) })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (log += text))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  await waitFor(
    async () => child.exitCode !== null || (await takesConnections(url)),
    () => `${name} to start; it printed:\n${log}`,
  )
  if (child.exitCode !== null) throw new Error(`${name} did not start:\n${log}`)
  return {
    url,
    plainUrl,
    get log() {
      return log
    },
    async stop() {
      process.off('exit', end)
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Whoever does not trust the certificate has been connected, too. */
function takesConnections(url: string): Promise<boolean> {
  return fetch(url, { redirect: 'manual', keepalive: false }).then(
    () => true,
    (error: Error & { code?: string }) => !['ConnectionRefused', 'ECONNREFUSED'].includes(error.code ?? ''),
  )
}
