import type { Clock } from '../../scenario/emulator/clock.ts'

type Timer = { at: number; run: () => void }

/**
 * A clock that moves only when told to. It starts at the present, because signatures carry a timestamp that the server
 * checks.
 */
export class HandClock implements Clock {
  #now = Date.now()
  #last = 0
  readonly #timers = new Map<number, Timer>()

  readonly now = (): number => this.#now

  readonly setTimeout = (run: () => void, ms: number): number => {
    this.#last += 1
    this.#timers.set(this.#last, { at: this.#now + Math.max(0, ms), run })
    return this.#last
  }

  readonly clearTimeout = (id: number): void => void this.#timers.delete(id)

  /** Advances time. Each timer runs at its due time, and the work it causes finishes before the next timer runs. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await everythingDue()
    for (let due = this.#nextUntil(end); due; due = this.#nextUntil(end)) {
      const [id, timer] = due
      this.#timers.delete(id)
      this.#now = timer.at
      timer.run()
      await everythingDue()
    }
    this.#now = end
  }

  /**
   * Advances time until `isSo`, by `mostMs` at most. Between two timers it stands still until `settled` resolves, for what takes no time
   * of this clock, such as a server of the test. Returns whether it became so.
   */
  async advanceUntil(isSo: () => boolean, mostMs: number, settled: () => Promise<void>): Promise<boolean> {
    const end = this.#now + mostMs
    for (;;) {
      await everythingDue()
      await settled()
      if (isSo()) return true
      const due = this.#nextUntil(end)
      if (!due) break
      const [id, timer] = due
      this.#timers.delete(id)
      this.#now = timer.at
      timer.run()
    }
    this.#now = end
    return false
  }

  #nextUntil(end: number): [number, Timer] | undefined {
    const due = [...this.#timers].filter(([, timer]) => timer.at <= end)
    return due.sort(([, one], [, other]) => one.at - other.at)[0]
  }
}

function everythingDue(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
