import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import { Named } from './name-tree.ts'
import { callEvents } from './names.ts'
import { refuseUnknownOptions, type Rules } from './strict-members.ts'
import type { LineEvent } from './telephone-line.ts'
import type { Unknowns } from './unknowns.ts'

const longestText = 1500
const sayOptions = ['voice', 'progressivePlayback', 'ttsOptions', 'request']
const sayAdvice = { language: 'the key is called voice since late 2025, and without it an English voice reads everything' }

/**
 * How long `voice` takes to say `text`, in milliseconds. `by hand`: until `finishSaying` is called. `fails`: it cannot say it.
 */
export type Speech = (text: string, voice: string) => number | 'by hand' | 'fails'

type PlaybackOwner = Rules & {
  clock: Clock
  speech: Speech
  unknowns: Unknowns
  faults: Faults
  /** what of his words comes back from the person's telephone */
  echo: { begin(text: string, takes: number | 'by hand'): void; stop(): void }
  /** counts a phrase; false if the session may say no more of them */
  admitPhrase: () => boolean
  announce: (event: LineEvent) => void
  fire: (event: string, details: object) => void
}

/** `isSounding`: its voice has begun. Until then it is being synthesised, and nobody hears anything. */
type Phrase = { timer: number | null; isSounding: boolean }

/** The one stream that a call hears. A new phrase replaces the old one at once (scenario/voxengine.md §4). */
export class Playback {
  readonly #owner: PlaybackOwner
  #phrase: Phrase | null = null

  constructor(owner: PlaybackOwner) {
    this.#owner = owner
  }

  get isSpeaking(): boolean {
    return this.#phrase !== null && this.#phrase.isSounding
  }

  say(text: unknown, options: unknown): void {
    const { phrase, voice } = this.#checked(text, options)
    if (this.#owner.unknowns.replacedPhraseFinishes) this.finish()
    this.stop()
    if (!this.#owner.admitPhrase()) return this.#fail('The players are used up')
    if (phrase.length > longestText) return this.#fail(`The text is longer than ${longestText} characters`)
    const takes = this.#owner.speech(phrase, voice)
    if (takes === 'fails') return this.#fail('400: the voice cannot say this')
    const { clock, faults } = this.#owner
    const synthesised: Phrase = { timer: null, isSounding: false }
    this.#phrase = synthesised
    if (faults.synthesisMs <= 0) this.#sound(synthesised, phrase, takes)
    else synthesised.timer = clock.setTimeout(() => this.#sound(synthesised, phrase, takes), faults.synthesisMs)
  }

  /** Stops the phrase without firing `PlaybackFinished`, as the engine does. */
  stop(): void {
    if (!this.#phrase) return
    if (this.#phrase.timer !== null) this.#owner.clock.clearTimeout(this.#phrase.timer)
    const { isSounding } = this.#phrase
    this.#phrase = null
    this.#owner.echo.stop()
    if (isSounding) this.#owner.announce({ type: 'fell silent' })
  }

  /** Ends the phrase and fires `PlaybackFinished`. */
  finish(): void {
    if (!this.#phrase) return
    this.stop()
    this.#owner.fire(callEvents.PlaybackFinished, { error: undefined })
  }

  /** The voice begins to sound. */
  #sound(phrase: Phrase, text: string, takes: number | 'by hand'): void {
    const { announce, fire, echo, clock } = this.#owner
    phrase.isSounding = true
    phrase.timer = null
    announce({ type: 'said', text })
    fire(callEvents.PlaybackReady, {})
    fire(callEvents.PlaybackStarted, { duration: undefined })
    echo.begin(text, takes)
    const finish = () => this.#phrase === phrase && this.finish()
    if (takes === 'by hand') return
    if (takes <= 0) queueMicrotask(finish)
    else phrase.timer = clock.setTimeout(finish, takes)
  }

  #fail(error: string): void {
    this.#owner.fire(callEvents.PlaybackFinished, { error })
  }

  #checked(text: unknown, options: unknown): { phrase: string; voice: string } {
    const owner = this.#owner
    if (typeof text !== 'string' || text === '') return owner.broken('call.say takes a text')
    if (typeof options !== 'object' || options === null) {
      return owner.broken('call.say without {voice}: an English voice would read everything')
    }
    refuseUnknownOptions('call.say', options, sayOptions, sayAdvice, owner)
    if (!('voice' in options && options.voice instanceof Named)) return owner.broken('voice must be a member of VoiceList')
    return { phrase: text, voice: options.voice.path }
  }
}
