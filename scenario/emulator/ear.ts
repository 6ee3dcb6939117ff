import type { LineEvent } from './line.ts'
import type { Recogniser, Utterance } from './recogniser.ts'

/** Where the caller's voice goes: to one recogniser, or into the void. */
export class Ear {
  recogniser: Recogniser | null = null
  readonly #announce: (event: LineEvent) => void

  constructor(announce: (event: LineEvent) => void) {
    this.#announce = announce
  }

  open(recogniser: Recogniser): void {
    this.close()
    this.recogniser = recogniser
    this.#announce({ type: 'listened' })
  }

  /** With a recogniser, only where it is the one that listens. */
  close(recogniser = this.recogniser): void {
    if (!this.recogniser || recogniser !== this.recogniser) return
    this.recogniser = null
    this.#announce({ type: 'stopped listening' })
  }

  hear(utterance: Utterance): void {
    this.recogniser?.hear(utterance)
  }
}
