import type { Clock } from '../../../scenario/emulator/clock.ts'
import type { Line, LineEvent } from '../../../scenario/emulator/telephone-line.ts'
import { CallerSpeech } from './caller-speech.ts'
import type { Dialling } from './forms.ts'
import { PavelSpeech } from './pavel-speech.ts'
import type { Conversation, Ending } from './phone-state.ts'
import { Recognised } from './recognised.ts'
import { Transcript } from './transcript.ts'

/**
 * One call of the simulator: the emulator's phone line, and a record of the call that a reloaded page can show again. What Pavel
 * does is taken from the line's events only, because the line's own state is already ahead of them.
 */
export class PhoneCall implements Conversation {
  readonly transcript = new Transcript()
  isListenedTo = false
  ending: Ending | null = null
  answeredAt: number | null = null
  endedAt: number | null = null
  readonly #line: Line
  readonly #clock: Clock
  readonly #watchers = new Set<() => void>()
  readonly #pavel: PavelSpeech
  readonly #caller: CallerSpeech
  readonly #recognised = new Recognised(this.transcript)

  constructor(
    line: Line,
    clock: Clock,
    readonly dialling: Dialling,
  ) {
    this.#line = line
    this.#clock = clock
    const notifyWatchers = () => this.#notifyWatchers()
    this.#caller = new CallerSpeech(this.transcript, this, clock, notifyWatchers)
    this.#pavel = new PavelSpeech(this.transcript, clock, { endPhrase: () => line.finishSaying(), notifyWatchers })
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
    return this.#pavel.isSpeaking ? 'speaking' : this.isListenedTo ? 'listening' : 'thinking'
  }
  get phrase() {
    return this.#pavel.phrase
  }
  get remarks() {
    return this.transcript.remarks
  }

  /** Calls `watcher` after every change. Returns a function that stops it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Says `text` at the pace of a person, whatever Pavel does meanwhile. What he does not hear is lost. */
  say(text: string) {
    if (this.state !== 'talking') return
    this.#caller.says(text)
    this.#line.speak(text)
    this.#notifyWatchers()
  }

  /** Says what a browser recognises as somebody speaks: `text` is the phrase so far. */
  dictate(text: string, isFinal: boolean) {
    if (this.state !== 'talking') return
    this.#caller.dictates(text, isFinal)
    this.#line.say(text, { final: isFinal })
    this.#notifyWatchers()
  }

  /** Presses keys. They reach Pavel at any time, even while he speaks. */
  press(keys: string) {
    if (this.state !== 'talking') return
    const last = this.remarks.at(-1)
    if (last?.from === 'keys') this.transcript.change(last, { text: last.text + keys })
    else this.transcript.add('keys', keys)
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

  /** Ends Pavel's phrase with this number, because a browser has spoken it. */
  finishSaying(phrase: number) {
    this.#pavel.finish(phrase)
  }

  #handleEvent(event: LineEvent) {
    // The scenario learns late of a dropped connection; nobody hears what it still says.
    if (this.endedAt !== null && event.type !== 'failed') return
    switch (event.type) {
      case 'answered':
        this.answeredAt = this.#clock.now()
        break
      case 'said':
        this.#pavel.begins(event.text)
        break
      case 'fell silent':
        this.#pavel.stops()
        break
      case 'listened':
        this.isListenedTo = true
        break
      case 'stopped listening':
        this.isListenedTo = false
        this.#recognised.stop()
        break
      case 'heard':
        this.#recognised.note({ ...event, isLate: !this.isListenedTo })
        if (event.text !== '') this.#caller.isHeard(event.isFinal)
        break
      case 'spoke':
        this.#caller.hasSaid()
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
    this.#caller.watch()
    this.#notifyWatchers()
  }

  #end() {
    this.#pavel.stops()
    this.#caller.stop()
    this.#recognised.stop()
    this.endedAt = this.#clock.now()
    this.ending ??= this.answeredAt === null ? 'unanswered' : 'by pavel'
  }

  #notifyWatchers() {
    for (const watcher of this.#watchers) watcher()
  }
}
