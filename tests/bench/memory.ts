import { readFile } from 'node:fs/promises'
import type { Stack } from './stack.ts'

const SOCKETS = 2000
const AT_ONCE = 50

/**
 * Bytes of resident memory that the server gains for each idle open socket: the second two thousand beside the first, for those
 * also pay for what the server grows once. It is restarted before, so that no room that the earlier load has left hides the gain.
 */
export async function memory(stack: Stack): Promise<number> {
  const visitors = await inBatches(Array.from({ length: 2 * SOCKETS }, (_, number) => () => stack.visitor(number)))
  await stack.restart()
  const sockets = await inBatches(visitors.slice(0, SOCKETS))
  const before = await settled(stack)
  sockets.push(...(await inBatches(visitors.slice(SOCKETS))))
  const after = await settled(stack)
  for (const close of sockets) close()
  return (after - before) / SOCKETS
}

async function inBatches<Result>(tasks: (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = []
  for (let begin = 0; begin < tasks.length; begin += AT_ONCE) {
    results.push(...(await Promise.all(tasks.slice(begin, begin + AT_ONCE).map((task) => task()))))
  }
  return results
}

/** The least of what the process held during eight seconds, in which it may collect its garbage. */
async function settled({ pid }: Stack): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let second = 0; second < 8; second++) {
    await Bun.sleep(1000)
    least = Math.min(least, await resident(pid))
  }
  return least
}

async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}
