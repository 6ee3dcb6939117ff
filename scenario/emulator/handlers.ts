import type { Rules } from './strict.ts'

/** How a handler is called: under the session's limits. Gives what it gives. */
export type CallBack = (callback: (...given: unknown[]) => unknown, ...given: unknown[]) => unknown
/** Runs something soon, in order: the engine never fires an event in the middle of the scenario's own code. */
export type Post = (run: () => void) => void

export type HandlersOwner = Rules & { callBack: CallBack; post: Post }

/** The handlers of one object, as the engine keeps them: ordered lists, fired later and one by one. */
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

  /** Without a handler, ALL handlers of the event go, also those of other parts of the scenario. */
  readonly removeEventListener = (event: string, handler?: unknown): void => {
    this.#refuseUnknown(event)
    this.#lists.set(event, handler === undefined ? [] : this.#listOf(event).filter((known) => known !== handler))
  }

  fire(event: string, payload: object, whenHandled: (values: unknown[]) => void = () => {}): void {
    this.#owner.post(() => whenHandled(this.#listOf(event).map((handler) => this.#call(event, handler, payload))))
  }

  /** A handler that is no function is taken without complaint and kills the scenario when its event comes. */
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

export function isFunction(value: unknown): value is (...given: unknown[]) => unknown {
  return typeof value === 'function'
}
