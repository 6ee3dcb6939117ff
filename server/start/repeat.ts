import { setTimeout as wait } from 'node:timers/promises'

/** Stopping waits no longer than this, so that a database that does not answer cannot keep a server from stopping. */
const stopTimeoutMs = 3_000

/** Waits for work, but no longer than a stop may take. */
export const soon = (work: Promise<unknown>) => Promise.race([work, wait(stopTimeoutMs, undefined, { ref: false })])

/** Like `repeat`, until the task succeeds for the first time. */
export function repeatUntilDone(task: () => Promise<unknown>, pauseMs: number, onError: (error: unknown) => void) {
  const stop = repeat(
    async () => {
      await task()
      void stop()
    },
    pauseMs,
    onError,
  )
  return stop
}

/**
 * Runs a task repeatedly, with a pause before each run, so that a slow run never overlaps the next one. Errors go to `onError`.
 * Returns a function that stops it and waits up to 3 seconds for the current run.
 */
export function repeat(task: () => Promise<unknown>, pauseMs: number, onError: (error: unknown) => void): () => Promise<void> {
  let isStopped = false
  let timer: ReturnType<typeof setTimeout>
  let currentRun: Promise<void> = Promise.resolve()
  pause()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await soon(currentRun)
  }

  function pause() {
    timer = setTimeout(() => {
      currentRun = run()
    }, pauseMs)
  }

  async function run() {
    await task().catch(onError)
    if (!isStopped) pause()
  }
}
