import type { CallBack, Post } from './handlers.ts'
import type { Unknowns } from './unknowns.ts'

type GuardOwner = {
  unknowns: Unknowns
  lifecycle: { isOver: boolean }
  /** runs the scenario's code under the engine's limits */
  run: (callback: () => unknown) => unknown
  onFailed: (error: Error) => void
}

/** Stands between the engine and the scenario: what the scenario throws, or a rule that it breaks, ends the session. */
export class Guard {
  error: Error | null = null
  readonly #owner: GuardOwner

  constructor(owner: GuardOwner) {
    this.#owner = owner
  }

  /** Calls into the scenario. What it throws, or what its promise rejects with, ends the session. */
  readonly callBack: CallBack = (callback, ...given) => {
    if (this.#owner.lifecycle.isOver) return undefined
    return this.#orFail(() => {
      const result = this.#owner.run(() => callback(...given))
      if (isThenable(result)) result.then(undefined, this.#rejected)
      return result
    })
  }

  /** A rule of the real engine is broken: the session ends at once, whatever the scenario would catch. */
  readonly broken = (sentence: string): never => {
    const error = new Error(sentence)
    this.#fail(error)
    throw error
  }

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

/** Errors of the scenario's context are no `Error` of ours. */
function messageOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown)
}
