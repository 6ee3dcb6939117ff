import { readFile } from 'node:fs/promises'

/** What the server's process held, moment by moment; null where it was not looked at for long enough to tell anything. */
export type Memory = { stop(): Growth | null }

/** In bytes: at first, at last, and how much of it is growth, and how much noise. */
export type Growth = { first: number; last: number; gain: number; noise: number; isGrowing: boolean }

const everyMs = 500
const leastLooks = 200

/** Looks at the resident memory of a process twice a second, on Linux. */
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
 * The line of best fit (least squares) through the second half: before, a runtime grows into its work. It rises by noise alone where
 * the whole rise is less than what the single measurements lie off the line by, or less than a twentieth of what there was.
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
