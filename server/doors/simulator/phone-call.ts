import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Line, LineEvent } from '../../../scenario/emulator/telephone-line.ts'
import type { Dialling } from './forms.ts'
import type { Conversation, Ending, Remark } from './phone-state.ts'

/** How long a voice takes to say this, by estimate. */
export const speakingMs = (text: string) => 500 + 70 * text.length

/** How long a brisk reader takes over it: what a phrase lasts when the telephone is muted. */
export const readingMs = (text: string) => 800 + 40 * text.length

/** When a phrase is over even though no browser has said so: the tab is gone, or its voice is stuck. */
export const longestMs = (text: string) => 1.5 * speakingMs(text) + 2000

/** Between Pavel's last word and ours: nobody answers in the same instant. */
const breathMs = 300

/**
 * One call of the simulator: the emulator's line, and the record of it that a browser can lose and see again. What Pavel does
 * is taken from the line's events alone: the line itself is already further when they come.
 */
export class PhoneCall implements Conversation {
  readonly remarks: Remark[] = []
  phrase: Conversation['phrase'] = null
  waiting: string | null = null
  ending: Ending | null = null
  answeredAt: number | null = null
  endedAt: number | null = null
  readonly #line: Line
  readonly #clock: Clock
  readonly #watchers = new Set<() => void>()
  #isListenedTo = false
  #ceiling: number | null = null

  constructor(
    line: Line,
    clock: Clock,
    readonly dialling: Dialling,
  ) {
    this.#line = line
    this.#clock = clock
    line.listen((event) => this.#happened(event))
  }

  get id() {
    return this.#line.id
  }
  get state() {
    return this.#line.state
  }
  get error() {
    return this.#line.error
  }
  get activity() {
    return this.phrase ? 'speaking' : this.#isListenedTo ? 'listening' : 'thinking'
  }

  /** Calls `watcher` after every change; gives the way to stop. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Says `text` as soon as Pavel listens; the newest of what waits replaces the older, as a person who changed their mind. */
  say(text: string) {
    if (this.state !== 'talking') return
    this.waiting = text
    this.#sayWhatWaits()
    this.#changed()
  }

  /** Keys reach Pavel at any time of the talk, also while he speaks. */
  press(keys: string) {
    if (this.state !== 'talking') return
    const last = this.remarks.at(-1)
    if (last?.from === 'keys') last.text += keys
    else this.#note('keys', keys)
    this.#line.press(keys)
    this.#changed()
  }

  /** Picks up a call of Pavel's. False where it rings no more: somebody else was faster, or he gave up. */
  answer(): boolean {
    if (this.#line.direction === 'inbound' || this.state !== 'ringing') return false
    this.#line.answer()
    return true
  }

  decline() {
    if (this.#line.direction === 'outbound') this.#line.refuse(603)
  }

  hangUp() {
    this.ending ??= 'hung up'
    this.#line.hangUp()
  }

  /** The line dies without a goodbye. */
  drop() {
    this.ending ??= 'dropped'
    this.#line.drop()
  }

  /** The phrase with this number was spoken to its end. Reports may be late or come twice: only the current phrase can end. */
  finishSaying(phrase: number) {
    if (this.phrase?.number === phrase) this.#line.finishSaying()
  }

  #happened(event: LineEvent) {
    // A dropped line tells the scenario late: what it goes on saying, nobody hears.
    if (this.endedAt !== null && event.type !== 'failed') return
    switch (event.type) {
      case 'answered':
        this.answeredAt = this.#clock.now()
        break
      case 'said':
        this.#hear(event.text)
        break
      case 'fell silent':
        this.#notice(null)
        this.#takeBreath()
        break
      case 'listened':
        this.#isListenedTo = true
        this.#takeBreath()
        break
      case 'stopped listening':
        this.#isListenedTo = false
        break
      case 'rejected':
        this.ending ??= 'rejected'
        break
      case 'failed':
        this.ending = 'failed'
        break
      case 'ended':
        this.#end()
        break
    }
    this.#changed()
  }

  #hear(text: string) {
    const { number } = this.#note('pavel', text)
    this.#notice({ number, readingMs: readingMs(text) })
    this.#ceiling = this.#clock.setTimeout(() => this.finishSaying(number), longestMs(text))
  }

  #notice(phrase: Conversation['phrase']) {
    this.phrase = phrase
    if (this.#ceiling !== null) this.#clock.clearTimeout(this.#ceiling)
    this.#ceiling = null
  }

  #takeBreath() {
    this.#clock.setTimeout(() => this.#sayWhatWaits(), breathMs)
  }

  #sayWhatWaits() {
    if (this.waiting === null || this.phrase || !this.#line.isListening) return
    const text = this.waiting
    this.waiting = null
    this.#note('caller', text)
    this.#line.say(text)
    this.#changed()
  }

  #end() {
    this.#notice(null)
    this.waiting = null
    this.endedAt = this.#clock.now()
    this.ending ??= this.answeredAt === null ? 'unanswered' : 'by pavel'
  }

  #note(from: Remark['from'], text: string): Remark {
    const remark = { number: this.remarks.length + 1, from, text }
    this.remarks.push(remark)
    return remark
  }

  #changed() {
    for (const watcher of this.#watchers) watcher()
  }
}
