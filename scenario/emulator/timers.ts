import type { Clock } from './clock.ts'
import { type CallBack, isFunction } from './handlers.ts'
import type { Rules } from './strict-members.ts'

const mostTimers = 100
const shortestIntervalMs = 100

type TimersOwner = Rules & { clock: Clock; callBack: CallBack }

/** The scenario's timers: at most 100 at once, all stopped when the session terminates (scenario/voxengine.md §1). */
export class Timers {
  readonly #active = new Map<number, number>()
  readonly #owner: TimersOwner
  #last = 0
  #isStopped = false

  constructor(owner: TimersOwner) {
    this.#owner = owner
  }

  readonly setTimeout = (callback: unknown, delayMs = 0): number => {
    const id = this.#next(callback, delayMs)
    this.#arm(id, delayMs, () => {
      this.#active.delete(id)
      this.#call(callback)
    })
    return id
  }

  readonly setInterval = (callback: unknown, delayMs: number): number => {
    const id = this.#next(callback, delayMs)
    const tick = () => {
      this.#arm(id, Math.max(delayMs, shortestIntervalMs), tick)
      this.#call(callback)
    }
    this.#arm(id, Math.max(delayMs, shortestIntervalMs), tick)
    return id
  }

  readonly clear = (id?: number): void => {
    if (id === undefined) return
    const armed = this.#active.get(id)
    if (armed !== undefined) this.#owner.clock.clearTimeout(armed)
    this.#active.delete(id)
  }

  /** Stops all timers. Starting one afterwards breaks a rule. */
  stop(): void {
    for (const id of this.#active.keys()) this.clear(id)
    this.#isStopped = true
  }

  #next(callback: unknown, delayMs: number): number {
    if (this.#isStopped) this.#owner.broken('timers are dead once the session terminates: this one would never fire')
    if (!isFunction(callback) || typeof delayMs !== 'number') {
      this.#owner.broken('a timer takes a function first and milliseconds second')
    }
    if (this.#active.size >= mostTimers) this.#owner.broken(`a session has at most ${mostTimers} active timers`)
    return ++this.#last
  }

  #arm(id: number, delayMs: number, run: () => void): void {
    this.#active.set(id, this.#owner.clock.setTimeout(run, delayMs))
  }

  /** The engine passes no arguments to the callbacks of timers. */
  #call(callback: unknown): void {
    if (isFunction(callback)) this.#owner.callBack(callback)
  }
}
