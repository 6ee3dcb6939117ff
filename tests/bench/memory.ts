import { readFile } from 'node:fs/promises'
import type { Stack } from './stack.ts'

const socketCount = 1500
const steps = 4
const atOnce = 50

/**
 * Returns the bytes of resident memory that each idle open socket costs the server: the slope of a line fitted through its memory
 * with 1,500 to 6,000 of them, because garbage alone moves the figure by tens of megabytes. What the first sockets cost once is
 * left out. The server restarts first, so that no free memory left over from earlier load hides the gain.
 */
export async function memory(stack: Stack): Promise<number> {
  const visitors = await inBatches(Array.from({ length: steps * socketCount }, (_, number) => () => stack.visitor(number)))
  await stack.restart()
  const held: number[] = []
  const sockets: (() => void)[] = []
  for (let step = 0; step < steps; step++) {
    sockets.push(...(await inBatches(visitors.slice(step * socketCount, (step + 1) * socketCount))))
    held.push(await settled(stack))
  }
  for (const close of sockets) close()
  return slope(held) / socketCount
}

/** The slope of the fitted line (least squares), per step. */
function slope(values: number[]): number {
  const middle = (values.length - 1) / 2
  const deviations = values.map((_, at) => at - middle)
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return sum(values.map((value, at) => value * (deviations[at] ?? 0))) / sum(deviations.map((deviation) => deviation ** 2))
}

async function inBatches<Result>(tasks: (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = []
  for (let begin = 0; begin < tasks.length; begin += atOnce) {
    results.push(...(await Promise.all(tasks.slice(begin, begin + atOnce).map((task) => task()))))
  }
  return results
}

/** The lowest memory during eight seconds, in which the process may collect its garbage. */
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
