import { Detector } from './detector.ts'
import type { Ear } from './ear.ts'
import { Recogniser, type RecogniserOwner } from './recogniser.ts'
import { VoiceDetector } from './voice-detector.ts'

/** What the sound of a call can be sent to. */
export type Unit = Parameters<Ear['open']>[0] & { refuseClosed(): void }

/** Creates recognisers and detectors, and finds the one behind an engine object that the scenario passes back. */
export class Units {
  readonly #owner: RecogniserOwner
  readonly #units = new WeakMap<object, Unit>()
  readonly #detectors = new WeakMap<object, Detector>()
  readonly #openVADs = new Set<VoiceDetector>()

  constructor(owner: RecogniserOwner) {
    this.#owner = owner
  }

  createASR(options: unknown, onStop: (unit: Unit) => void): object {
    const recogniser: Recogniser = new Recogniser(options, this.#owner, () => onStop(recogniser))
    this.#units.set(recogniser.asr, recogniser)
    return recogniser.asr
  }

  /** Resolves after the code that called it, as the engine's promise does. */
  async createVAD(options: unknown, onClose: (unit: Unit) => void): Promise<object> {
    const detector: VoiceDetector = new VoiceDetector(options, this.#owner, () => {
      this.#openVADs.delete(detector)
      onClose(detector)
    })
    if (this.#owner.unknowns.silero === 'fails') throw new Error('the voice-activity detector could not be created')
    this.#openVADs.add(detector)
    this.#units.set(detector.vad, detector)
    return detector.vad
  }

  createAMD(options: unknown): object {
    const detector = new Detector(options, this.#owner)
    this.#detectors.set(detector.amd, detector)
    return detector.amd
  }

  /** Breaks a rule if a detector is open at the end of the session: it would be billed for ever. */
  refuseLeaks(): void {
    if (this.#openVADs.size > 0) this.#owner.broken('Silero: a VAD was not closed before the session ended, and is billed on')
  }

  readonly unitOf = (unit: unknown) => (unit instanceof Object ? this.#units.get(unit) : undefined)
  readonly detectorOf = (amd: unknown) => (amd instanceof Object ? this.#detectors.get(amd) : undefined)
}
