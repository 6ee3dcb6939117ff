import type { Rules } from './strict-members.ts'

/** Calls a function of the scenario under the session's limits, and returns its result. */
export type CallBack = (callback: (...given: unknown[]) => unknown, ...given: unknown[]) => unknown
/** Queues a function. Events go through the queue, because the engine never fires one inside the scenario's code. */
export type Post = (run: () => void) => void

export type HandlersOwner = Rules & { callBack: CallBack; post: Post }

/** The event handlers of one engine object: per event an ordered list, fired asynchronously. */
export class Handlers {
  readonly #lists = new Map<string, unknown[]>()
  readonly #name: string
  readonly #events: readonly string[]
  readonly #owner: HandlersOwner

  constructor(name: string, events: readonly string[], owner: HandlersOwner) {
    this.#name = name
    this.#events = events
    this.#owner = owner
  }

  readonly addEventListener = (event: string, handler: unknown): void => {
    this.#refuseUnknown(event)
    this.#lists.set(event, [...this.#listOf(event), handler])
  }

  /** Without `handler`, removes all handlers of the event, as the engine does. */
  readonly removeEventListener = (event: string, handler?: unknown): void => {
    this.#refuseUnknown(event)
    this.#lists.set(event, handler === undefined ? [] : this.#listOf(event).filter((known) => known !== handler))
  }

  /** Queues the event. `whenHandled` gets what the handlers returned. */
  fire(event: string, payload: object, whenHandled: (values: unknown[]) => void = () => {}): void {
    this.#owner.post(() => whenHandled(this.#listOf(event).map((handler) => this.#call(event, handler, payload))))
  }

  /**
   * The engine accepts a handler that is not a function, and ends the scenario when the event fires (scenario/voxengine.md §1).
   */
  #call(event: string, handler: unknown, payload: object): unknown {
    if (!isFunction(handler)) return this.#owner.broken(`the handler of ${event} is no function`)
    return this.#owner.callBack(handler, payload)
  }

  #listOf(event: string): unknown[] {
    return this.#lists.get(event) ?? []
  }

  #refuseUnknown(event: string): void {
    if (!this.#events.includes(event)) this.#owner.broken(`${this.#name} has no event ${String(event)}`)
  }
}

/** Whether the scenario passed a function, possibly one of its own context. */
export function isFunction(value: unknown): value is (...given: unknown[]) => unknown {
  return typeof value === 'function'
}
