import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Listener } from './ear.ts'
import { Handlers, type HandlersOwner } from './handlers.ts'
import { vadEvents } from './names.ts'
import { refuseUnknownOptions, strict } from './strict-members.ts'

const usual = { threshold: 0.5, minSilenceDurationMs: 300, speechPadMs: 0 }

type Owner = HandlersOwner & { clock: Clock }

/**
 * Silero's detector of voices (scenario/voxengine.md §3). Reports when a voice begins, be it a cough or Pavel's echo, and when it has
 * been silent for a while, both in seconds of the sound that it hears. Must be closed.
 */
export class VoiceDetector implements Listener {
  readonly isRecogniser = false
  readonly hints: readonly string[] = []
  readonly vad: object
  readonly #owner: Owner
  readonly #handlers: Handlers
  readonly #options: typeof usual
  #hearsSince: number | null = null
  #isVoiceHeard = false
  #isReported = false
  #silence: number | undefined
  #isClosed = false

  constructor(options: unknown, owner: Owner, onClose: () => void) {
    this.#owner = owner
    this.#options = checkedOptions(options, owner)
    this.#handlers = new Handlers('Silero VAD', Object.values(vadEvents), owner)
    this.vad = strict('Silero VAD', this.#members(onClose), owner)
  }

  connected(): void {
    this.#hearsSince ??= this.#owner.clock.now()
  }

  voiceBegan(): void {
    this.#isVoiceHeard = true
    this.#stopSilence()
    if (this.#isReported) return
    this.#isReported = true
    this.#fire(vadEvents.Result, { speechStartAt: this.#secondsAt(this.#owner.clock.now()), speechEndAt: undefined })
  }

  voiceEnded(): void {
    this.#isVoiceHeard = false
    if (!this.#isReported) return
    const { minSilenceDurationMs, speechPadMs } = this.#options
    const endedAt = this.#owner.clock.now() + speechPadMs
    this.#stopSilence()
    this.#silence = this.#owner.clock.setTimeout(() => this.#reportEnd(endedAt), minSilenceDurationMs)
  }

  heard(): void {
    // words mean nothing to it
  }

  hear(): void {
    this.voiceBegan()
    this.voiceEnded()
  }

  /** Fires its `Error`. */
  fail(reason: string): void {
    this.#fire(vadEvents.Error, { reason })
  }

  /** Breaks a rule if the scenario uses the detector after `close`. */
  refuseClosed(): void {
    if (this.#isClosed) this.#owner.broken('this VAD is closed: call nothing on it, create a new one')
  }

  #members(onClose: () => void) {
    const id = randomUUID()
    const reset = () => {
      this.refuseClosed()
      this.#stopSilence()
      this.#isReported = false
      if (this.#hearsSince !== null) this.#hearsSince = this.#owner.clock.now()
      this.#fire(vadEvents.Reset, {})
      if (this.#isVoiceHeard) this.voiceBegan()
    }
    const close = () => {
      this.refuseClosed()
      this.#isClosed = true
      this.#stopSilence()
      onClose()
    }
    const { addEventListener, removeEventListener } = this.#handlers
    return { id: () => id, webSocketId: () => id, reset, close, addEventListener, removeEventListener }
  }

  #reportEnd(endedAt: number): void {
    this.#isReported = false
    this.#fire(vadEvents.Result, { speechStartAt: undefined, speechEndAt: this.#secondsAt(endedAt) })
  }

  #secondsAt(at: number): number {
    return (at - (this.#hearsSince ?? at)) / 1000
  }

  #stopSilence(): void {
    if (this.#silence !== undefined) this.#owner.clock.clearTimeout(this.#silence)
    this.#silence = undefined
  }

  #fire(event: string, details: object): void {
    if (this.#isClosed) return
    this.#handlers.fire(event, strict(event, { name: event, vad: this.vad, ...details }, this.#owner))
  }
}

function checkedOptions(options: unknown, owner: Owner): typeof usual {
  if (options === undefined) return usual
  if (typeof options !== 'object' || options === null) return owner.broken('Silero.createVAD takes an object of options')
  refuseUnknownOptions('Silero.createVAD', options, Object.keys(usual), {}, owner)
  const given: Record<string, unknown> = { ...usual, ...options }
  const areNumbers = Object.values(given).every((value) => typeof value === 'number' && value >= 0)
  return areNumbers ? (given as typeof usual) : owner.broken('Silero.createVAD: all options are numbers from 0 on')
}
