import type { Clock } from './clock.ts'
import type { Post } from './handlers.ts'
import { appEvents } from './names.ts'
import type { Rules } from './strict-members.ts'
import type { SessionEnd } from './telephone-line.ts'

const idleMs = 60_000
const activeRequestsMayTakeMs = 90_000

type LifecycleOwner = Rules & {
  clock: Clock
  timers: { stop(): void }
  network: { idle(): Promise<void>; dropQueue(): void; stop(): void }
  calls: { cut(reason: string): void }
  post: Post
  fire: (event: string, details: object) => void
  /** breaks a rule if something was not closed that is billed until then */
  refuseLeaks: () => void
}

/** The end of a session: by `terminate()`, after 60 s without a call, or at once (scenario/voxengine.md §1). */
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

  /** Starts the 60 s after which a session without a call ends. */
  idle(): void {
    this.busy()
    this.#idleTimer = this.#owner.clock.setTimeout(() => void this.#wind('60 s without a call'), idleMs)
  }

  /** The session has a call. */
  busy(): void {
    if (this.#idleTimer !== null) this.#owner.clock.clearTimeout(this.#idleTimer)
    this.#idleTimer = null
  }

  /** `VoxEngine.terminate()`. The scenario's code that called it runs on. */
  terminate(): void {
    if (this.isRunning) void this.#wind('terminate()')
  }

  /** Ends the session at once, without an event for the scenario. */
  stop(end: SessionEnd): void {
    if (this.isOver) return
    this.#silence(end)
    this.#phase = 'over'
    this.#owner.network.stop()
    this.#tellOver(end)
  }

  /**
   * Breaks a rule if the engine would not send a request now: after `terminate()` only the handler of `Terminating` may send
   * one.
   */
  admitRequest(): void {
    if (this.isRunning) return
    if (this.#phase !== 'last words') this.#owner.broken('a request after terminate(): return right after it')
    if (this.#hasSpokenLastWord) this.#owner.broken('Terminating allows exactly one request')
    this.#hasSpokenLastWord = true
  }

  /** Stops timers, calls and queued requests, waits for the active requests, then fires `Terminating` and `Terminated`. */
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
    this.#owner.post(() => {
      this.#owner.refuseLeaks()
      this.stop(end)
    })
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
