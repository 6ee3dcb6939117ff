import { existsSync, readFileSync } from 'node:fs'

const everyMs = 100

/** Watches the memory of a process, in MB. `next` returns what it was before, and the most since. */
export function watchMemory(pid: number) {
  let before = read(pid)
  let most = before
  setInterval(() => (most = Math.max(most, read(pid))), everyMs).unref()
  return {
    next() {
      const watched = { before, most }
      before = most = read(pid)
      return watched
    },
  }
}

function read(pid: number): number {
  const file = `/proc/${pid}/status`
  const status = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000)
}
