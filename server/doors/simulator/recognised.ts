import type { Remark } from './phone-state.ts'
import type { Transcript } from './transcript.ts'

/**
 * What the recogniser tells the scenario, in the record of the call: one remark for each phrase, which grows until its final result. A
 * final result that comes after the recogniser was stopped, and says nothing new, is not written down again.
 */
export class Recognised {
  readonly #transcript: Transcript
  #growing: Remark | null = null
  #stopped: Remark | null = null

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  /** Writes down a result, which replaces the interim one before it. A noise leaves no trace. */
  note({ text, isFinal, isLate }: { text: string; isFinal: boolean; isLate: boolean }): void {
    if (text === '' || (isFinal && !this.#growing && text === this.#stopped?.text)) return
    this.#stopped = null
    const remark = this.#growing ?? this.#transcript.add('recogniser', text)
    const isComplete = isFinal || isLate
    this.#transcript.change(remark, { text, isComplete, note: isLate ? 'too late' : null })
    this.#growing = isComplete ? null : remark
  }

  /** Completes a phrase that never got its final result. */
  stop(): void {
    if (!this.#growing) return
    this.#transcript.change(this.#growing, { isComplete: true })
    this.#stopped = this.#growing
    this.#growing = null
  }
}
