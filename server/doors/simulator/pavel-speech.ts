import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Remark } from './phone-state.ts'
import type { Transcript } from './transcript.ts'

/** What his voice is told about: `endPhrase` when a phrase is over, `notifyWatchers` when he has taken his breath. */
type Line = { endPhrase(): void; notifyWatchers(): void }

/** Estimates how long a voice takes to say this, in milliseconds. */
const speakingMs = (text: string) => 500 + 70 * text.length

/** Estimates how long a quick reader needs for this, in milliseconds: the duration of a phrase while the telephone is muted. */
const readingMs = (text: string) => 800 + 40 * text.length

/**
 * Returns the milliseconds after which a phrase ends even though no browser has reported it: the tab is closed, or its voice is
 * stuck.
 */
const longestMs = (text: string) => 1.5 * speakingMs(text) + 2000

/** He may go on so soon after a phrase that nobody should be told in between that he listens. */
const breathMs = 150

/** What Pavel says, in the record of the call: a remark for each phrase. A phrase lasts until a browser has spoken it. */
export class PavelSpeech {
  readonly #transcript: Transcript
  readonly #clock: Clock
  readonly #line: Line
  #remark: Remark | null = null
  #isFinished = false
  #timeout: number | null = null
  #breath: number | null = null

  constructor(transcript: Transcript, clock: Clock, line: Line) {
    this.#transcript = transcript
    this.#clock = clock
    this.#line = line
  }

  /** What he is saying, and how long it lasts where no voice speaks it. */
  get phrase(): { number: number; readingMs: number } | null {
    return this.#remark && { number: this.#remark.number, readingMs: readingMs(this.#remark.text) }
  }

  /** He speaks, or takes a breath after a phrase. */
  get isSpeaking(): boolean {
    return this.#remark !== null || this.#breath !== null
  }

  begins(text: string): void {
    this.#stopBreath()
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
    this.#line.endPhrase()
  }

  /** He is silent now. Something has cut the phrase off, unless it was finished. */
  stops(): void {
    if (this.#timeout !== null) this.#clock.clearTimeout(this.#timeout)
    this.#timeout = null
    if (this.#remark && this.#isFinished) this.#takeBreath()
    else if (this.#remark) this.#transcript.change(this.#remark, { note: 'cut off' })
    this.#remark = null
  }

  #takeBreath(): void {
    this.#breath = this.#clock.setTimeout(() => {
      this.#breath = null
      this.#line.notifyWatchers()
    }, breathMs)
  }

  #stopBreath(): void {
    if (this.#breath !== null) this.#clock.clearTimeout(this.#breath)
    this.#breath = null
  }
}
