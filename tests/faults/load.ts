/** Whether this machine has had time for us. */
export type Load = { isBusySince(at: number): boolean; stop(): void }

const everyMs = 200
const keptMs = 60_000

/** A machine that has less than half of its speed left is not ours. */
const mostOfBest = 2

/** Times the same piece of work again and again: where that takes longer than usual, nothing else can be timed either. */
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
      // none has been done since: the longest of all is still under way
      return times.length === 0 || mean(times) > mostOfBest * bestMs
    },
    stop: () => cpuProbe.terminate(),
  }
}

const mean = (times: number[]) => times.reduce((sum, time) => sum + time, 0) / times.length
