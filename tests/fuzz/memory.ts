import { readFile } from 'node:fs/promises'

/** Samples of a server's memory; `stop` returns `null` when there are too few to judge. */
export type Memory = { stop(): Growth | null }

/** In bytes: the first and last sample, the fitted growth over the second half, and the noise around the fit. */
export type Growth = { first: number; last: number; gain: number; noise: number; isGrowing: boolean }

const everyMs = 500
const leastLooks = 200

/** Samples the resident memory of a process twice a second. Linux only. */
export function watchMemory(pid: number): Memory {
  const held: number[] = []
  const looking = setInterval(
    () =>
      void resident(pid).then((bytes) => {
        if (bytes > 0) held.push(bytes)
      }),
    everyMs,
  )
  return {
    stop() {
      clearInterval(looking)
      return held.length < leastLooks ? null : growthOf(held)
    },
  }
}

/**
 * Fits a line (least squares) through the second half of the samples; in the first half a runtime grows into its work. It counts
 * as growth only if the rise exceeds both the spread of the samples around the line and a twentieth of their mean.
 */
export function growthOf(held: number[]): Growth {
  const settled = held.slice(Math.floor(held.length / 2))
  const middle = (settled.length - 1) / 2
  const mean = sum(settled) / settled.length
  const slope = sum(settled.map((value, at) => (value - mean) * (at - middle))) / sum(settled.map((_, at) => (at - middle) ** 2))
  const off = settled.map((value, at) => value - mean - slope * (at - middle))
  const gain = slope * (settled.length - 1)
  const noise = Math.max(...off) - Math.min(...off)
  return { first: held[0] ?? NaN, last: held.at(-1) ?? NaN, gain, noise, isGrowing: gain > Math.max(noise, mean / 20) }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

async function resident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}
