import type { CallBack, Post } from './handlers.ts'
import type { Unknowns } from './unknowns.ts'

type GuardOwner = {
  unknowns: Unknowns
  lifecycle: { isOver: boolean }
  /** runs a function of the scenario under the engine's limits */
  run: (callback: () => unknown) => unknown
  onFailed: (error: Error) => void
}

/** Runs the scenario's code, and ends the session when the scenario throws or breaks a rule. */
export class Guard {
  error: Error | null = null
  readonly #owner: GuardOwner

  constructor(owner: GuardOwner) {
    this.#owner = owner
  }

  /** Calls a function of the scenario. An exception or, depending on `unknowns`, a rejected promise ends the session. */
  readonly callBack: CallBack = (callback, ...given) => {
    if (this.#owner.lifecycle.isOver) return undefined
    return this.#orFail(() => {
      const result = this.#owner.run(() => callback(...given))
      if (isThenable(result)) result.then(undefined, this.#rejected)
      return result
    })
  }

  /** Ends the session because a rule is broken, even if the scenario catches the error that this throws. */
  readonly broken = (sentence: string): never => {
    const error = new Error(sentence)
    this.#fail(error)
    throw error
  }

  /** Queues a function as a microtask, unless the session is over by then. */
  readonly soon: Post = (run) => queueMicrotask(() => this.#owner.lifecycle.isOver || this.#orFail(run))

  readonly #rejected = (reason: unknown): void => {
    if (this.#owner.unknowns.unhandledRejection === 'ends the session') this.#fail(reason)
  }

  #orFail<Result>(run: () => Result): Result | undefined {
    try {
      return run()
    } catch (error) {
      this.#fail(error)
      return undefined
    }
  }

  #fail(thrown: unknown): void {
    if (this.error || this.#owner.lifecycle.isOver) return
    this.error = thrown instanceof Error ? thrown : new Error(messageOf(thrown), { cause: thrown })
    this.#owner.onFailed(this.error)
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** An error of the scenario's context is not an instance of this context's `Error`. */
function messageOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown)
}
