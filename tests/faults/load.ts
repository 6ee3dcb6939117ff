/** Tells whether the machine was busy with other work. */
export type Load = { isBusySince(at: number): boolean; stop(): void }

const everyMs = 200
const keptMs = 60_000

/** Slower than half of its best speed, the machine is busy with other work. */
const mostOfBest = 2

/** Times the same piece of work repeatedly: while that takes longer than usual, no other timing means anything. */
export function watchLoad(): Load {
  const cpuProbe = new Worker(new URL('machines/cpu-probe.ts', import.meta.url))
  let done: { at: number; tookMs: number }[] = []
  let bestMs = Infinity
  cpuProbe.onmessage = ({ data: { tookMs } }) => {
    bestMs = Math.min(bestMs, tookMs)
    done = [...done.filter(({ at }) => at > Date.now() - keptMs), { at: Date.now(), tookMs }]
    setTimeout(() => cpuProbe.postMessage(null), everyMs)
  }
  cpuProbe.postMessage(null)
  return {
    isBusySince(since) {
      const times = done.filter(({ at }) => at >= since).map(({ tookMs }) => tookMs)
      // no probe has finished since: the slowest of all is still running
      return times.length === 0 || mean(times) > mostOfBest * bestMs
    },
    stop: () => cpuProbe.terminate(),
  }
}

const mean = (times: number[]) => times.reduce((sum, time) => sum + time, 0) / times.length
