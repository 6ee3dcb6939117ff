import type { Clock } from './clock.ts'
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
  /** counts a phrase; false if the session may say no more of them */
  admitPhrase: () => boolean
  announce: (event: LineEvent) => void
  fire: (event: string, details: object) => void
}

type Phrase = { timer: number | null }

/** The one stream that a call hears. A new phrase replaces the old one at once (scenario/voxengine.md §4). */
export class Playback {
  readonly #owner: PlaybackOwner
  #phrase: Phrase | null = null

  constructor(owner: PlaybackOwner) {
    this.#owner = owner
  }

  get isSpeaking(): boolean {
    return this.#phrase !== null
  }

  say(text: unknown, options: unknown): void {
    const { phrase, voice } = this.#checked(text, options)
    if (this.#owner.unknowns.replacedPhraseFinishes) this.finish()
    this.stop()
    if (!this.#owner.admitPhrase()) return this.#fail('The players are used up')
    if (phrase.length > longestText) return this.#fail(`The text is longer than ${longestText} characters`)
    const takes = this.#owner.speech(phrase, voice)
    if (takes === 'fails') return this.#fail('400: the voice cannot say this')
    this.#owner.announce({ type: 'said', text: phrase })
    this.#owner.fire(callEvents.PlaybackReady, {})
    this.#owner.fire(callEvents.PlaybackStarted, { duration: undefined })
    this.#phrase = this.#started(takes)
  }

  /** Stops the phrase without firing `PlaybackFinished`, as the engine does. */
  stop(): void {
    if (!this.#phrase) return
    if (this.#phrase.timer !== null) this.#owner.clock.clearTimeout(this.#phrase.timer)
    this.#phrase = null
    this.#owner.announce({ type: 'fell silent' })
  }

  /** Ends the phrase and fires `PlaybackFinished`. */
  finish(): void {
    if (!this.#phrase) return
    this.stop()
    this.#owner.fire(callEvents.PlaybackFinished, { error: undefined })
  }

  #started(takes: number | 'by hand'): Phrase {
    const phrase: Phrase = { timer: null }
    const finish = () => this.#phrase === phrase && this.finish()
    if (takes === 'by hand') return phrase
    if (takes <= 0) queueMicrotask(finish)
    else phrase.timer = this.#owner.clock.setTimeout(finish, takes)
    return phrase
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
