import { Detector } from './detector.ts'
import { Recogniser, type RecogniserOwner } from './recogniser.ts'

/** Creates recognisers and detectors, and finds the one behind an engine object that the scenario passes back. */
export class Units {
  readonly #owner: RecogniserOwner
  readonly #recognisers = new WeakMap<object, Recogniser>()
  readonly #detectors = new WeakMap<object, Detector>()

  constructor(owner: RecogniserOwner) {
    this.#owner = owner
  }

  createASR(options: unknown, onStop: (recogniser: Recogniser) => void): object {
    const recogniser = new Recogniser(options, this.#owner, () => onStop(recogniser))
    this.#recognisers.set(recogniser.asr, recogniser)
    return recogniser.asr
  }

  createAMD(options: unknown): object {
    const detector = new Detector(options, this.#owner)
    this.#detectors.set(detector.amd, detector)
    return detector.amd
  }

  readonly recogniserOf = (asr: unknown) => (asr instanceof Object ? this.#recognisers.get(asr) : undefined)
  readonly detectorOf = (amd: unknown) => (amd instanceof Object ? this.#detectors.get(amd) : undefined)
}
