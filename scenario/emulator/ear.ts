import type { Recogniser, Utterance } from './recogniser.ts'
import type { LineEvent } from './telephone-line.ts'

/** Routes the caller's voice to the one recogniser that is connected, if there is one. */
export class Ear {
  recogniser: Recogniser | null = null
  readonly #announce: (event: LineEvent) => void

  constructor(announce: (event: LineEvent) => void) {
    this.#announce = announce
  }

  /** Connects a recogniser, in the place of another one. */
  open(recogniser: Recogniser): void {
    this.close()
    this.recogniser = recogniser
    this.#announce({ type: 'listened' })
  }

  /** Disconnects the recogniser. Does nothing if `recogniser` is not the connected one. */
  close(recogniser = this.recogniser): void {
    if (!this.recogniser || recogniser !== this.recogniser) return
    this.recogniser = null
    this.#announce({ type: 'stopped listening' })
  }

  hear(utterance: Utterance): void {
    this.recogniser?.hear(utterance)
  }
}
