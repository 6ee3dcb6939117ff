import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Note, Remark } from './phone-state.ts'
import type { Transcript } from './transcript.ts'

/** What Pavel does at this moment: the phrase that he says, and whether a recogniser is connected. */
type Pavel = { readonly phrase: { number: number } | null; readonly isListenedTo: boolean }

type How = 'typed' | 'dictated'
type Utterance = { how: How; remark: Remark; wasOverHim: boolean; wasListenedTo: boolean; isHeard: boolean }

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
  readonly #next: string[] = []
  #last: Utterance | null = null

  constructor(transcript: Transcript, pavel: Pavel, clock: Clock, notifyWatchers: () => void) {
    this.#transcript = transcript
    this.#pavel = pavel
    this.#clock = clock
    this.#notifyWatchers = notifyWatchers
  }

  /** The caller says what was typed, once what was typed before has been said. */
  says(text: string): void {
    if (this.#underWay?.how === 'typed') this.#next.push(text)
    else this.#begin('typed', text)
  }

  /** What was typed has been said to its last word. */
  hasSaid(): void {
    if (this.#underWay?.how === 'typed') this.#finish(this.#underWay)
    const next = this.#next.shift()
    if (next !== undefined) this.#begin('typed', next)
  }

  /** The caller says this into a microphone: `text` is the phrase so far. */
  dictates(text: string, isFinal: boolean): void {
    if (this.#underWay?.how === 'dictated') this.#transcript.change(this.#underWay.remark, { text })
    else this.#begin('dictated', text)
    if (isFinal && this.#underWay) this.#finish(this.#underWay)
  }

  /** The call is over. */
  stop(): void {
    this.#next.length = 0
    if (this.#underWay) this.#transcript.change(this.#underWay.remark, { isComplete: true })
  }

  /** Looks at what Pavel does. To be called whenever that changes. */
  watch(): void {
    const utterance = this.#underWay
    if (!utterance) return
    utterance.wasOverHim ||= this.#pavel.phrase !== null
    utterance.wasListenedTo ||= this.#pavel.isListenedTo
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

  #begin(how: How, text: string): void {
    if (this.#underWay) this.#finish(this.#underWay)
    const remark = this.#transcript.add('caller', text, { isComplete: false })
    this.#last = { how, remark, wasOverHim: false, wasListenedTo: false, isHeard: false }
    this.watch()
  }

  #finish(utterance: Utterance): void {
    this.#transcript.change(utterance.remark, { isComplete: true })
    if (!utterance.wasListenedTo) this.#noteUnheard(utterance)
    else this.#later(heardWithinMs, () => !utterance.isHeard && this.#noteUnheard(utterance))
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
