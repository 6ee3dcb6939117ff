import type { Clock } from './clock.ts'
import type { Listener, Sound, Utterance } from './ear.ts'
import type { Faults } from './faults.ts'
import { Handlers, type HandlersOwner } from './handlers.ts'
import { Named } from './name-tree.ts'
import { asrEvents } from './names.ts'
import { Recognition, type RecognitionOptions } from './recognition.ts'
import { refuseUnknownOptions, strict } from './strict-members.ts'
import type { LineEvent } from './telephone-line.ts'
import type { Unknowns } from './unknowns.ts'

const usedOptions = ['profile', 'interimResults', 'singleUtterance', 'phraseHints']
const asrOptions = [...usedOptions, 'model', 'profanityFilter', 'headers', 'request']
const asrAdvice = {
  language: 'choose a profile, such as ASRProfileList.Yandex.ru_RU',
  timeout: 'there is none: the no-input timer is yours',
}

export type RecogniserOwner = HandlersOwner & { clock: Clock; faults: Faults; unknowns: Unknowns; random: () => number }

/**
 * One `ASR`. With `singleUtterance` it recognises one utterance and nothing more; otherwise it goes on until it is stopped. It reports
 * no silence, and may fire a late result (scenario/voxengine.md §3).
 */
export class Recogniser implements Listener {
  readonly isRecogniser = true
  readonly hints: readonly string[]
  readonly asr: object
  readonly #owner: RecogniserOwner
  readonly #handlers: Handlers
  readonly #recognition: Recognition
  #announce: (event: LineEvent) => void = () => {}
  #isStopped = false

  constructor(options: unknown, owner: RecogniserOwner, onStop: () => void) {
    this.#owner = owner
    const checked = checkedOptions(options, owner)
    this.hints = checked.hints
    this.#handlers = new Handlers('ASR', Object.values(asrEvents), owner)
    this.#recognition = new Recognition(checked, owner, {
      captureStarted: () => this.#fire(asrEvents.CaptureStarted, {}),
      speechCaptured: () => this.#fire(asrEvents.SpeechCaptured, {}),
      interim: (text) => this.#tell(asrEvents.InterimResult, text, { text }),
      result: (text, sureness) => this.#tell(asrEvents.Result, text, resultOf(text, sureness, owner.unknowns)),
    })
    this.asr = strict('ASR', this.#members(onStop), owner)
    this.#fire(asrEvents.Started, {})
  }

  connected(announce: (event: LineEvent) => void): void {
    this.#announce = announce
  }

  voiceBegan(): void {
    this.#recognition.voiceBegan()
  }

  heard(sound: Sound): void {
    this.#recognition.heard(sound)
  }

  voiceEnded(): void {
    this.#recognition.voiceEnded()
  }

  hear(utterance: Utterance): void {
    this.#recognition.hear(utterance)
  }

  /** Fires `ASRError`. */
  fail(error: string): void {
    this.#fire(asrEvents.ASRError, { error })
  }

  /** Breaks a rule if the scenario uses the recogniser after `stop`. */
  refuseClosed(): void {
    if (this.#isStopped) this.#owner.broken('this ASR is stopped: call nothing on it, create a new one')
  }

  #members(onStop: () => void) {
    const stop = () => {
      this.refuseClosed()
      this.#isStopped = true
      onStop()
      this.#fire(asrEvents.Stopped, { cost: 0, duration: 0 })
    }
    const { addEventListener, removeEventListener } = this.#handlers
    return { stop, addEventListener, removeEventListener }
  }

  #tell(event: string, text: string, details: object): void {
    this.#fire(event, details)
    this.#announce({ type: 'heard', text, isFinal: event === asrEvents.Result })
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

function checkedOptions(options: unknown, owner: RecogniserOwner): RecognitionOptions {
  if (typeof options !== 'object' || options === null) return owner.broken('VoxEngine.createASR takes {profile, …}')
  refuseUnknownOptions('VoxEngine.createASR', options, asrOptions, asrAdvice, owner)
  const { profile, singleUtterance, phraseHints = [], ...more } = options as Record<string, unknown>
  if (!(profile instanceof Named)) return owner.broken('profile must be a member of ASRProfileList')
  if (typeof singleUtterance !== 'boolean') return owner.broken('pass singleUtterance: its default has changed more than once')
  if (!isTexts(phraseHints)) return owner.broken('phraseHints are an array of strings')
  const sendsInterims = more.interimResults === true && canSendInterims(profile.path, owner.unknowns)
  return { hints: phraseHints, isSingle: singleUtterance, sendsInterims, isFiltered: more.profanityFilter === true }
}

/** Some providers send none, whatever is asked for (scenario/voxengine.md §3). */
function canSendInterims(profile: string, { interims, yandexV3Interims }: Unknowns): boolean {
  if (profile.startsWith('YandexV3.')) return interims && yandexV3Interims
  return interims && !profile.startsWith('Microsoft.')
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}
