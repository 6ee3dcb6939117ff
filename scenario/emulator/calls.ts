import { Call, type CallOwner } from './call.ts'
import type { Detector } from './detector.ts'
import type { Numbers } from './numbers.ts'
import { outgoing, refusals } from './outgoing.ts'
import type { LineEvent } from './telephone-line.ts'
import type { Unit } from './units.ts'

const mostAttempts = 50
const mostUnanswered = 10
const limitReached = 'Call limit reached'

type CallsOwner = CallOwner & {
  detectorOf: (amd: unknown) => Detector | undefined
  onCallBegan: () => void
  /** rings the called telephone; false if nothing listens for outgoing calls */
  ring: (call: Call) => boolean
}

/** The calls of one session, failed ones included. At most 50 in all and 10 unanswered at once (scenario/voxengine.md §1). */
export class Calls {
  readonly #owner: CallsOwner
  readonly #all: Call[] = []

  constructor(owner: CallsOwner) {
    this.#owner = owner
  }

  get areOver(): boolean {
    return this.#all.every(({ state }) => state === 'TERMINATED')
  }

  /** Creates the incoming call of a session. */
  receive(numbers: Numbers): Call {
    const call = new Call({ direction: 'incoming', numbers }, this.#owner)
    this.#all.push(call)
    call.announce({ type: 'ringing' })
    return call
  }

  /** `VoxEngine.callPSTN`. Does not throw for what happens on the line: `Failed` fires instead. */
  readonly place = (number: unknown, callerId: unknown, options: unknown): object => {
    const call = new Call(outgoing(number, callerId, options, this.#owner), this.#owner)
    const isOverLimit = this.#all.length >= mostAttempts || this.#unanswered().length >= mostUnanswered
    this.#all.push(call)
    this.#owner.onCallBegan()
    this.#owner.post(() => (isOverLimit ? call.end(403, limitReached) : this.#ring(call)))
    return call.call
  }

  /** Announces an event on the lines of all calls. */
  announce(event: LineEvent): void {
    for (const { announcements } of this.#all) announcements.make(event)
  }

  /** Disconnects a recogniser or a detector from whichever call it listens to. */
  stopHearing(unit: Unit): void {
    for (const { ear } of this.#all) ear.close(unit)
  }

  /** Ends all calls without an event for the scenario. */
  cut(reason: string): void {
    for (const call of this.#all) call.cut(reason)
  }

  /** Fires `Ringing` before the telephone rings, because it may be answered or refused at once. */
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
