import type { Clock } from './clock.ts'
import { type Faults, garble } from './faults.ts'
import { Handlers, type HandlersOwner } from './handlers.ts'
import { Named } from './name-tree.ts'
import { asrEvents } from './names.ts'
import { refuseUnknownOptions, strict } from './strict-members.ts'
import type { Unknowns } from './unknowns.ts'

const usedOptions = ['profile', 'interimResults', 'singleUtterance', 'phraseHints']
const asrOptions = [...usedOptions, 'model', 'profanityFilter', 'headers', 'request']
const asrAdvice = {
  language: 'choose a profile, such as ASRProfileList.Yandex.ru_RU',
  timeout: 'there is none: the no-input timer is yours',
}

export type RecogniserOwner = HandlersOwner & { clock: Clock; faults: Faults; unknowns: Unknowns; random: () => number }
type RecogniserOptions = { profile: string; phraseHints: string[]; interimResults: boolean }
/** What the person says. `confidence` is from 0 to 1; `isFinal` is false for speech that never gets a final result. */
export type Utterance = { text: string; confidence: number; isFinal: boolean }

/**
 * One `ASR`. Goes on after a result until it is stopped, reports no silence, and may fire a late result (scenario/voxengine.md
 * §3).
 */
export class Recogniser {
  readonly asr: object
  readonly #owner: RecogniserOwner
  readonly #handlers: Handlers
  readonly #options: RecogniserOptions
  #isStopped = false

  constructor(options: unknown, owner: RecogniserOwner, onStop: () => void) {
    this.#owner = owner
    this.#options = checkedOptions(options, owner)
    this.#handlers = new Handlers('ASR', Object.values(asrEvents), owner)
    this.asr = strict('ASR', this.#members(onStop), owner)
    this.#fire(asrEvents.Started, {})
  }

  /** Recognises what the person says, and fires the events that `unknowns` and `faults` ask for. */
  hear({ text, confidence, isFinal }: Utterance): void {
    const { faults, unknowns, random, clock } = this.#owner
    const heard = random() < faults.mishear ? garble(text, random) : text
    if (unknowns.speechEvents === 'capture first') this.#fire(asrEvents.CaptureStarted, {})
    if (sendsInterims(this.#options, unknowns) && heard !== '') this.#fire(asrEvents.InterimResult, { text: heard })
    if (unknowns.speechEvents === 'capture after interim') this.#fire(asrEvents.CaptureStarted, {})
    if (!isFinal) return
    const result = () => this.#fire(asrEvents.Result, resultOf(heard, heard === '' ? 0 : confidence, unknowns))
    if (faults.lateResultMs > 0) clock.setTimeout(result, faults.lateResultMs)
    else result()
  }

  get hints(): readonly string[] {
    return this.#options.phraseHints
  }

  /** Fires `ASRError`. */
  fail(error: string): void {
    this.#fire(asrEvents.ASRError, { error })
  }

  /** Breaks a rule if the scenario uses the recogniser after `stop`. */
  refuseStopped(): void {
    if (this.#isStopped) this.#owner.broken('this ASR is stopped: call nothing on it, create a new one')
  }

  #members(onStop: () => void) {
    const stop = () => {
      this.refuseStopped()
      this.#isStopped = true
      onStop()
      this.#fire(asrEvents.Stopped, { cost: 0, duration: 0 })
    }
    const { addEventListener, removeEventListener } = this.#handlers
    return { stop, addEventListener, removeEventListener }
  }

  /** Fires even after `stop`, because a last result of the real engine may be on its way then. */
  #fire(event: string, details: object): void {
    this.#handlers.fire(event, strict(event, { name: event, asr: this.asr, ...details }, this.#owner))
  }
}

function resultOf(words: string, sureness: number, { resultField, confidenceScale }: Unknowns): object {
  const [text, transcript] = resultField === 'text' ? [words, undefined] : [undefined, words]
  const confidence = sureness > 1 ? sureness : sureness * confidenceScale
  return { text, transcript, confidence, resultEndTime: undefined, channelTag: undefined, languageCode: undefined }
}

function checkedOptions(options: unknown, owner: RecogniserOwner): RecogniserOptions {
  if (typeof options !== 'object' || options === null) return owner.broken('VoxEngine.createASR takes {profile, …}')
  refuseUnknownOptions('VoxEngine.createASR', options, asrOptions, asrAdvice, owner)
  const { profile, singleUtterance, phraseHints = [], interimResults = false } = options as Record<string, unknown>
  if (!(profile instanceof Named)) return owner.broken('profile must be a member of ASRProfileList')
  if (typeof singleUtterance !== 'boolean') return owner.broken('pass singleUtterance: its default has changed more than once')
  if (!isTexts(phraseHints)) return owner.broken('phraseHints are an array of strings')
  return { profile: profile.path, phraseHints, interimResults: interimResults === true }
}

/** Some providers send none, whatever is asked for (scenario/voxengine.md §3). */
function sendsInterims({ profile, interimResults }: RecogniserOptions, { interims }: Unknowns): boolean {
  return interims && interimResults && !/^(YandexV3|Microsoft)\./.test(profile)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}
