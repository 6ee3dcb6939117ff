import type { EndOfWord } from './speech-pace.ts'
import type { LineEvent } from './telephone-line.ts'

/** A word that sounds, or a noise if it is empty. `confidence` is from 0 to 1. */
export type Sound = { text: string; confidence: number }

/** One of the engine's objects that a call's sound can be sent to. */
export type Listener = {
  /** a recogniser makes words of what it hears; a detector of voices does not */
  readonly isRecogniser: boolean
  readonly hints: readonly string[]
  /** The call's sound reaches it from now on. `announce` tells the person's line what comes of it. */
  connected(announce: (event: LineEvent) => void): void
  voiceBegan(): void
  /** A word ended, which it heard from beginning to end. */
  heard(sound: Sound): void
  voiceEnded(): void
  /** Hears a whole utterance, which takes no time. */
  hear(utterance: Utterance): void
  /** Tells the scenario that it has failed. */
  fail(error: string): void
}

/** What the person says. `isFinal` is false for speech that never gets a final result. */
export type Utterance = { text: string; confidence: number; isFinal: boolean }

/** What the call's sound is sent to: any number of recognisers and detectors (scenario/voxengine.md §3). */
export class Ear {
  readonly #announce: (event: LineEvent) => void
  readonly #listeners = new Set<Listener>()
  /** how many voices sound at present: the person's, and the echo of Pavel's */
  #voices = 0

  constructor(announce: (event: LineEvent) => void) {
    this.#announce = announce
  }

  /** The recogniser that was connected last, if one is. */
  get recogniser(): Listener | null {
    return [...this.#listeners].findLast(({ isRecogniser }) => isRecogniser) ?? null
  }

  /** Connects a recogniser or a detector. A voice that sounds already begins for it now. */
  open(listener: Listener): void {
    if (this.#listeners.has(listener)) return
    this.#listeners.add(listener)
    listener.connected(this.#announce)
    if (listener.isRecogniser) this.#announce({ type: 'listened' })
    if (this.#voices > 0) listener.voiceBegan()
  }

  /** Disconnects it. Does nothing if it is not connected. */
  close(listener: Listener): void {
    if (!this.#listeners.delete(listener)) return
    if (this.#voices > 0) listener.voiceEnded()
    if (listener.isRecogniser && !this.recogniser) this.#announce({ type: 'stopped listening' })
  }

  closeAll(): void {
    for (const listener of this.#listeners) this.close(listener)
  }

  /** Passes on an utterance that takes no time. */
  hear(utterance: Utterance): void {
    for (const listener of this.#listeners) listener.hear(utterance)
  }

  /** A word begins to sound. What this returns ends it. Only who hears all of it understands it. */
  begin(sound: Sound): EndOfWord {
    const hearing = new Set(this.#listeners)
    this.#voices += 1
    for (const listener of hearing) listener.voiceBegan()
    return (isWhole) => {
      this.#voices -= 1
      for (const listener of this.#listeners) {
        if (isWhole && hearing.has(listener)) listener.heard(sound)
        if (this.#voices === 0) listener.voiceEnded()
      }
    }
  }
}
