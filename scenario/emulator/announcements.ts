import type { LineEvent } from './line.ts'

/** Tells the caller's side what happens: in order, and never from within the scenario's own code. */
export class Announcements {
  readonly #listeners = new Set<(event: LineEvent) => void>()

  make(event: LineEvent): void {
    queueMicrotask(() => {
      // a listener that another one adds hears of later events only
      const listeners = [...this.#listeners]
      for (const listener of listeners) listener(event)
    })
  }

  listen(listener: (event: LineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
