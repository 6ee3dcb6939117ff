import { randomUUID } from 'node:crypto'
import type { Call } from './call.ts'
import type { Clock } from './clock.ts'
import { Handlers, type HandlersOwner } from './handlers.ts'
import { amdEvents, amdModels, amdResults, amdSubtypes } from './names.ts'
import { refuseUnknownOptions, strict } from './strict-members.ts'
import type { Unknowns } from './unknowns.ts'

const decidesAfterMs = 2000
const usualTimeoutMs = 6500
const longestTimeoutMs = 20_000

/**
 * Who answers a call. A `mimic` is a machine that talks like a person. For `unclear`, the detector reports after its timeout that it
 * could not tell.
 */
export type WhoAnswers = 'human' | 'machine' | 'mimic' | 'unclear'

type DetectorOwner = HandlersOwner & { clock: Clock; unknowns: Unknowns }
type Decision = { resultClass: string; resultSubtype: string }

/** Answering-machine detection (scenario/voxengine.md §2). Reports its result some time after the call is answered. */
export class Detector {
  readonly amd: object
  readonly #owner: DetectorOwner
  readonly #handlers: Handlers
  readonly #timeoutMs: number
  #call: Call | null = null
  #timer: number | null = null

  constructor(options: unknown, owner: DetectorOwner) {
    const { model, timeout } = checkedOptions(options, owner)
    this.#owner = owner
    this.#timeoutMs = timeout
    this.#handlers = new Handlers('AMD', Object.values(amdEvents), owner)
    const { addEventListener, removeEventListener } = this.#handlers
    const id = randomUUID()
    const detect = () => owner.broken('AMD: give the detector to callPSTN, it begins by itself there')
    this.amd = strict('AMD', { id: () => id, model, timeout, detect, addEventListener, removeEventListener }, owner)
  }

  /** Starts detection on an answered call. */
  listenTo(call: Call, who: WhoAnswers): void {
    const decision = decisionOn(who, this.#owner.unknowns)
    const delayMs = who === 'unclear' ? this.#timeoutMs : Math.min(decidesAfterMs, this.#timeoutMs)
    this.#call = call
    this.#timer = this.#owner.clock.setTimeout(() => this.#decide(decision, call), delayMs)
  }

  /** Ends detection because the call is over, which is reported as the result. */
  stop(): void {
    if (this.#timer === null || !this.#call) return
    this.#owner.clock.clearTimeout(this.#timer)
    this.#decide({ resultClass: amdResults.CALL_ENDED, resultSubtype: amdSubtypes.NONE }, this.#call)
  }

  #decide(decision: Decision, { call, id }: Call): void {
    this.#timer = null
    const details = { call, callId: id, ...decision, confidence: 90 }
    const event = amdEvents.DetectionComplete
    this.#handlers.fire(event, strict(event, { name: event, amd: this.amd, ...details }, this.#owner))
  }
}

function decisionOn(who: WhoAnswers, { mimicClass }: Unknowns): Decision {
  if (who === 'mimic') return { resultClass: amdResults[mimicClass], resultSubtype: amdSubtypes.MIMIC }
  const resultClass = { human: amdResults.HUMAN, machine: amdResults.VOICEMAIL, unclear: amdResults.TIMEOUT }[who]
  return { resultClass, resultSubtype: amdSubtypes.NONE }
}

function checkedOptions(options: unknown, owner: DetectorOwner): { model: string; timeout: number } {
  if (typeof options !== 'object' || options === null) return owner.broken('AMD.create takes {model, …}')
  refuseUnknownOptions('AMD.create', options, ['model', 'timeout', 'thresholds'], {}, owner)
  const { model, timeout = usualTimeoutMs } = options as Record<string, unknown>
  if (!Object.values(amdModels).includes(String(model))) return owner.broken('model must be a member of AMD.Model')
  const isFitting = typeof timeout === 'number' && timeout >= 0 && timeout <= longestTimeoutMs
  if (!isFitting) return owner.broken(`timeout is a number of milliseconds from 0 to ${longestTimeoutMs}`)
  return { model: String(model), timeout }
}
