import type { Remark } from './phone-state.ts'
import type { Transcript } from './transcript.ts'

/** What the recogniser tells the scenario, in the record of the call: one remark for each phrase, which grows until its final result. */
export class Recognised {
  readonly #transcript: Transcript
  #growing: Remark | null = null

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  /** Writes down a result, which replaces the interim one before it. A noise leaves no trace. */
  note({ text, isFinal, isLate }: { text: string; isFinal: boolean; isLate: boolean }): void {
    if (text === '') return
    const remark = this.#growing ?? this.#transcript.add('recogniser', text)
    this.#transcript.change(remark, { text, isComplete: isFinal, note: isLate ? 'too late' : null })
    this.#growing = isFinal ? null : remark
  }

  /** Completes a phrase that never got its final result. */
  stop(): void {
    if (this.#growing) this.#transcript.change(this.#growing, { isComplete: true })
    this.#growing = null
  }
}
