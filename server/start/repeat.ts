import { setTimeout as wait } from 'node:timers/promises'

/** A database that answers nothing at all must not keep a server from stopping. */
const patienceMs = 3_000

/**
 * Does something again and again, with a pause after each time, so that a slow one never meets the next. Gives the way to stop,
 * which lets what is under way finish.
 */
export function repeat(act: () => Promise<unknown>, pauseMs: number, onError: (error: unknown) => void): () => Promise<void> {
  let isStopped = false
  let timer: ReturnType<typeof setTimeout>
  let underWay: Promise<void> = Promise.resolve()
  pause()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await Promise.race([underWay, wait(patienceMs, undefined, { ref: false })])
  }

  function pause() {
    timer = setTimeout(() => {
      underWay = run()
    }, pauseMs)
  }

  async function run() {
    await act().catch(onError)
    if (!isStopped) pause()
  }
}
