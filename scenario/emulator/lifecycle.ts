import type { Clock } from './clock.ts'
import type { Post } from './handlers.ts'
import type { SessionEnd } from './line.ts'
import { appEvents } from './names.ts'
import type { Rules } from './strict.ts'

const idleMs = 60_000
const activeRequestsMayTakeMs = 90_000

type LifecycleOwner = Rules & {
  clock: Clock
  timers: { stop(): void }
  network: { idle(): Promise<void>; dropQueue(): void; stop(): void }
  calls: { cut(reason: string): void }
  post: Post
  fire: (event: string, details: object) => void
}

/** How a session ends: by `terminate()`, by idling for 60 s without a call, or at once. */
export class Lifecycle {
  readonly over: Promise<SessionEnd>
  readonly #owner: LifecycleOwner
  #phase: 'running' | 'terminating' | 'last words' | 'over' = 'running'
  #hasSpokenLastWord = false
  #idleTimer: number | null = null
  #tellOver: (end: SessionEnd) => void = () => {}

  constructor(owner: LifecycleOwner) {
    this.#owner = owner
    this.over = new Promise((resolve) => {
      this.#tellOver = resolve
    })
  }

  get isRunning(): boolean {
    return this.#phase === 'running'
  }

  get isOver(): boolean {
    return this.#phase === 'over'
  }

  idle(): void {
    this.busy()
    this.#idleTimer = this.#owner.clock.setTimeout(() => void this.#wind('60 s without a call'), idleMs)
  }

  busy(): void {
    if (this.#idleTimer !== null) this.#owner.clock.clearTimeout(this.#idleTimer)
    this.#idleTimer = null
  }

  /** Does not stop the code that called it. */
  terminate(): void {
    if (this.isRunning) void this.#wind('terminate()')
  }

  /** Ends everything at once and without a word to the scenario. */
  stop(end: SessionEnd): void {
    if (this.isOver) return
    this.#silence(end)
    this.#phase = 'over'
    this.#owner.network.stop()
    this.#tellOver(end)
  }

  /** After `terminate()` nothing may be requested but one thing in the handler of `Terminating`. */
  admitRequest(): void {
    if (this.isRunning) return
    if (this.#phase !== 'last words') this.#owner.broken('a request after terminate(): return right after it')
    if (this.#hasSpokenLastWord) this.#owner.broken('Terminating allows exactly one request')
    this.#hasSpokenLastWord = true
  }

  /** Timers die and queued requests vanish; active ones are waited for, then come `Terminating` and `Terminated`. */
  async #wind(end: SessionEnd): Promise<void> {
    this.#phase = 'terminating'
    this.#silence(end)
    await this.#activeRequests()
    this.#phase = 'last words'
    this.#owner.fire(appEvents.Terminating, { systemError: undefined })
    this.#owner.post(() => void this.#owner.network.idle().then(() => this.#conclude(end)))
  }

  #conclude(end: SessionEnd): void {
    this.#owner.fire(appEvents.Terminated, { systemError: undefined })
    this.#owner.post(() => this.stop(end))
  }

  #silence(end: SessionEnd): void {
    this.busy()
    this.#owner.timers.stop()
    this.#owner.network.dropQueue()
    this.#owner.calls.cut(end)
  }

  async #activeRequests(): Promise<void> {
    const patience = Promise.withResolvers<void>()
    const timer = this.#owner.clock.setTimeout(patience.resolve, activeRequestsMayTakeMs)
    await Promise.race([this.#owner.network.idle(), patience.promise])
    this.#owner.clock.clearTimeout(timer)
  }
}
