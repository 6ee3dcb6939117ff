import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Note, Remark } from './phone-state.ts'
import type { Transcript } from './transcript.ts'

/** What Pavel does at this moment: the phrase that he says, and whether a recogniser is connected. */
export type Pavel = { readonly phrase: { number: number } | null; readonly isListenedTo: boolean }

type Utterance = { remark: Remark; wasOverHim: boolean; wasListenedTo: boolean; isHeard: boolean }

/** Far longer than a recogniser takes to tell of the last word. */
const heardWithinMs = 2000
/** Far longer than the scenario takes to stop a phrase once it has heard a word that interrupts it. */
const stopsWithinMs = 300

/**
 * What the caller says, in the record of the call. Whatever Pavel could not hear, or heard and did not stop for, is marked with the
 * reason: nothing is said again for the caller.
 */
export class CallerSpeech {
  readonly #transcript: Transcript
  readonly #pavel: Pavel
  readonly #clock: Clock
  readonly #notifyWatchers: () => void
  #last: Utterance | null = null

  constructor(transcript: Transcript, pavel: Pavel, clock: Clock, notifyWatchers: () => void) {
    this.#transcript = transcript
    this.#pavel = pavel
    this.#clock = clock
    this.#notifyWatchers = notifyWatchers
  }

  /** The caller says this now; it takes the place of what is known of the utterance so far. */
  goesOn(text: string): void {
    const utterance = this.#underWay
    if (utterance) this.#transcript.change(utterance.remark, { text })
    else this.#last = this.#begun(text)
    this.watch()
  }

  /** Looks at what Pavel does. To be called whenever that changes. */
  watch(): void {
    const utterance = this.#underWay
    if (!utterance) return
    utterance.wasOverHim ||= this.#pavel.phrase !== null
    utterance.wasListenedTo ||= this.#pavel.isListenedTo
  }

  /** The last word has been said. */
  ends(): void {
    const utterance = this.#underWay
    if (!utterance) return
    this.#transcript.change(utterance.remark, { isComplete: true })
    if (!utterance.wasListenedTo) this.#noteUnheard(utterance)
    else this.#later(heardWithinMs, () => !utterance.isHeard && this.#noteUnheard(utterance))
  }

  /** The recogniser has told the scenario something. A final result that makes Pavel stop does so at once. */
  isHeard(isFinal: boolean): void {
    const utterance = this.#last
    const phrase = this.#pavel.phrase?.number
    if (!utterance) return
    utterance.isHeard = true
    if (utterance.remark.note === unheard(utterance)) this.#transcript.change(utterance.remark, { note: null })
    if (!isFinal || phrase === undefined || utterance.remark.number < phrase) return
    this.#later(stopsWithinMs, () => {
      if (this.#pavel.phrase?.number === phrase) this.#transcript.change(utterance.remark, { note: 'did not interrupt' })
    })
  }

  get #underWay(): Utterance | null {
    return this.#last && !this.#last.remark.isComplete ? this.#last : null
  }

  #begun(text: string): Utterance {
    const remark = this.#transcript.add('caller', text, { isComplete: false })
    return { remark, wasOverHim: false, wasListenedTo: false, isHeard: false }
  }

  #noteUnheard(utterance: Utterance): void {
    this.#transcript.change(utterance.remark, { note: unheard(utterance) })
  }

  #later(delayMs: number, run: () => void): void {
    this.#clock.setTimeout(() => {
      run()
      this.#notifyWatchers()
    }, delayMs)
  }
}

const unheard = ({ wasOverHim }: Utterance): Note => (wasOverHim ? 'he spoke' : 'he was thinking')
