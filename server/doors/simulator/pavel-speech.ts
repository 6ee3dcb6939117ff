import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Remark } from './phone-state.ts'
import type { Transcript } from './transcript.ts'

/** Estimates how long a voice takes to say this, in milliseconds. */
const speakingMs = (text: string) => 500 + 70 * text.length

/** Estimates how long a quick reader needs for this, in milliseconds: the duration of a phrase while the telephone is muted. */
const readingMs = (text: string) => 800 + 40 * text.length

/**
 * Returns the milliseconds after which a phrase ends even though no browser has reported it: the tab is closed, or its voice is
 * stuck.
 */
const longestMs = (text: string) => 1.5 * speakingMs(text) + 2000

/** What Pavel says, in the record of the call: a remark for each phrase. A phrase lasts until a browser has spoken it. */
export class PavelSpeech {
  readonly #transcript: Transcript
  readonly #clock: Clock
  readonly #endPhrase: () => void
  #remark: Remark | null = null
  #isFinished = false
  #timeout: number | null = null

  /** `endPhrase` tells the line that the phrase is over. */
  constructor(transcript: Transcript, clock: Clock, endPhrase: () => void) {
    this.#transcript = transcript
    this.#clock = clock
    this.#endPhrase = endPhrase
  }

  /** What he is saying, and how long it lasts where no voice speaks it. */
  get phrase(): { number: number; readingMs: number } | null {
    return this.#remark && { number: this.#remark.number, readingMs: readingMs(this.#remark.text) }
  }

  begins(text: string): void {
    this.#remark = this.#transcript.add('pavel', text)
    this.#isFinished = false
    const { number } = this.#remark
    this.#timeout = this.#clock.setTimeout(() => this.finish(number), longestMs(text))
  }

  /**
   * Ends the phrase with this number, which has been said to its end. Browsers may report late or twice, so a report about any other
   * than the current phrase is ignored.
   */
  finish(phrase: number): void {
    if (this.#remark?.number !== phrase) return
    this.#isFinished = true
    this.#endPhrase()
  }

  /** He is silent now. Something has cut the phrase off, unless it was finished. */
  stops(): void {
    if (this.#timeout !== null) this.#clock.clearTimeout(this.#timeout)
    this.#timeout = null
    if (this.#remark && !this.#isFinished) this.#transcript.change(this.#remark, { note: 'cut off' })
    this.#remark = null
  }
}
