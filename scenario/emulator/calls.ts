import { Call, type CallOwner } from './call.ts'
import type { Detector } from './detector.ts'
import type { LineEvent } from './line.ts'
import type { Numbers } from './numbers.ts'
import { outgoing, refusals } from './outgoing.ts'
import type { Recogniser } from './recogniser.ts'

const mostAttempts = 50
const mostUnanswered = 10
const limitReached = 'Call limit reached'

type CallsOwner = CallOwner & {
  detectorOf: (amd: unknown) => Detector | undefined
  onCallBegan: () => void
  /** rings the telephone that is called; false where there is none */
  ring: (call: Call) => boolean
}

/** The calls of one session, those that failed included: fifty attempts in all, ten unanswered at once. */
export class Calls {
  readonly #owner: CallsOwner
  readonly #all: Call[] = []

  constructor(owner: CallsOwner) {
    this.#owner = owner
  }

  get areOver(): boolean {
    return this.#all.every(({ state }) => state === 'TERMINATED')
  }

  receive(numbers: Numbers): Call {
    const call = new Call({ direction: 'incoming', numbers }, this.#owner)
    this.#all.push(call)
    call.announce({ type: 'ringing' })
    return call
  }

  /** `VoxEngine.callPSTN`. Never throws for what happens on the line: that is told by `Failed`. */
  readonly place = (number: unknown, callerId: unknown, options: unknown): object => {
    const call = new Call(outgoing(number, callerId, options, this.#owner), this.#owner)
    const isOverLimit = this.#all.length >= mostAttempts || this.#unanswered().length >= mostUnanswered
    this.#all.push(call)
    this.#owner.onCallBegan()
    this.#owner.post(() => (isOverLimit ? call.end(403, limitReached) : this.#ring(call)))
    return call.call
  }

  announce(event: LineEvent): void {
    for (const { announcements } of this.#all) announcements.make(event)
  }

  stopHearing(recogniser: Recogniser): void {
    for (const { ear } of this.#all) ear.close(recogniser)
  }

  cut(reason: string): void {
    for (const call of this.#all) call.cut(reason)
  }

  /** The telephone may be picked up or refused at once. */
  #ring(call: Call): void {
    if (!call.isUnanswered) return
    call.announce({ type: 'ringing' })
    call.fire('Call.Ringing', { headers: undefined })
    if (!this.#owner.ring(call)) call.end(480, refusals[480])
  }

  #unanswered(): Call[] {
    return this.#all.filter(({ isUnanswered }) => isUnanswered)
  }
}
