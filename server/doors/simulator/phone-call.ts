import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Line, LineEvent } from '../../../scenario/emulator/telephone-line.ts'
import type { Dialling } from './forms.ts'
import type { Conversation, Ending, Remark } from './phone-state.ts'

/** Estimates how long a voice takes to say this, in milliseconds. */
const speakingMs = (text: string) => 500 + 70 * text.length

/** Estimates how long a quick reader needs for this, in milliseconds: the duration of a phrase while the telephone is muted. */
const readingMs = (text: string) => 800 + 40 * text.length

/**
 * Returns the milliseconds after which a phrase ends even though no browser has reported it: the tab is closed, or its voice is
 * stuck.
 */
const longestMs = (text: string) => 1.5 * speakingMs(text) + 2000

/** The pause between Pavel's last word and the caller's reply: nobody answers instantly. */
const replyPauseMs = 300

/**
 * One call of the simulator: the emulator's phone line, and a record of the call that a reloaded page can show again. What Pavel
 * does is taken from the line's events only, because the line's own state is already ahead of them.
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
  #phraseTimeout: number | null = null

  constructor(
    line: Line,
    clock: Clock,
    readonly dialling: Dialling,
  ) {
    this.#line = line
    this.#clock = clock
    line.listen((event) => this.#handleEvent(event))
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

  /** Calls `watcher` after every change. Returns a function that stops it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Says `text` as soon as Pavel listens. A text that is still waiting is replaced. */
  say(text: string) {
    if (this.state !== 'talking') return
    this.waiting = text
    this.#sayWaiting()
    this.#notifyWatchers()
  }

  /** Presses keys. They reach Pavel at any time, even while he speaks. */
  press(keys: string) {
    if (this.state !== 'talking') return
    const last = this.remarks.at(-1)
    if (last?.from === 'keys') last.text += keys
    else this.#addRemark('keys', keys)
    this.#line.press(keys)
    this.#notifyWatchers()
  }

  /** Picks up a call from Pavel. Returns false when it no longer rings: another page was faster, or Pavel gave up. */
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

  /** Loses the connection without hanging up. */
  drop() {
    this.ending ??= 'dropped'
    this.#line.drop()
  }

  /**
   * Ends the phrase with this number. Browsers may report late or twice, so a report about any other than the current phrase is
   * ignored.
   */
  finishSaying(phrase: number) {
    if (this.phrase?.number === phrase) this.#line.finishSaying()
  }

  #handleEvent(event: LineEvent) {
    // The scenario learns late of a dropped connection; nobody hears what it still says.
    if (this.endedAt !== null && event.type !== 'failed') return
    switch (event.type) {
      case 'answered':
        this.answeredAt = this.#clock.now()
        break
      case 'said':
        this.#startPhrase(event.text)
        break
      case 'fell silent':
        this.#setPhrase(null)
        this.#sayAfterPause()
        break
      case 'listened':
        this.#isListenedTo = true
        this.#sayAfterPause()
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
    this.#notifyWatchers()
  }

  #startPhrase(text: string) {
    const { number } = this.#addRemark('pavel', text)
    this.#setPhrase({ number, readingMs: readingMs(text) })
    this.#phraseTimeout = this.#clock.setTimeout(() => this.finishSaying(number), longestMs(text))
  }

  #setPhrase(phrase: Conversation['phrase']) {
    this.phrase = phrase
    if (this.#phraseTimeout !== null) this.#clock.clearTimeout(this.#phraseTimeout)
    this.#phraseTimeout = null
  }

  #sayAfterPause() {
    this.#clock.setTimeout(() => this.#sayWaiting(), replyPauseMs)
  }

  #sayWaiting() {
    if (this.waiting === null || this.phrase || !this.#line.isListening) return
    const text = this.waiting
    this.waiting = null
    this.#addRemark('caller', text)
    this.#line.say(text)
    this.#notifyWatchers()
  }

  #end() {
    this.#setPhrase(null)
    this.waiting = null
    this.endedAt = this.#clock.now()
    this.ending ??= this.answeredAt === null ? 'unanswered' : 'by pavel'
  }

  #addRemark(from: Remark['from'], text: string): Remark {
    const remark = { number: this.remarks.length + 1, from, text }
    this.remarks.push(remark)
    return remark
  }

  #notifyWatchers() {
    for (const watcher of this.#watchers) watcher()
  }
}
