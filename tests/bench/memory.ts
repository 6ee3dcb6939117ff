import { readFile } from 'node:fs/promises'
import type { Stack } from './stack.ts'

const SOCKETS = 2000
const WARM = 200
const AT_ONCE = 50

/** Bytes of resident memory that the server gains for each idle open socket. */
export async function memory({ pid, visitor }: Stack): Promise<number> {
  const visitors = await inBatches(Array.from({ length: WARM + SOCKETS }, (_, number) => () => visitor(number)))
  for (const close of await inBatches(visitors.slice(0, WARM))) close()
  const before = await settled(pid)
  const sockets = await inBatches(visitors.slice(WARM))
  const after = await settled(pid)
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
async function settled(pid: number): Promise<number> {
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
