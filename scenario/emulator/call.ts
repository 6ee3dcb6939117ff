import { Handlers } from './handlers.ts'
import { Ear } from './ear.ts'
import type { LineEvent } from './line.ts'
import { callEvents } from './names.ts'
import { Playback, type Speech } from './playback.ts'
import type { Recogniser, RecogniserOwner, Utterance } from './recogniser.ts'
import { callMembers } from './call-members.ts'
import { strict } from './strict.ts'

const unansweredMs = 60_000
const rtpStopsAfterMs = 7_000
const silentLineEndsAfterMs = 30_000

export type Numbers = { caller: string; called: string }

export type CallOwner = RecogniserOwner & {
  speech: Speech
  announce: (event: LineEvent) => void
  /** the recogniser behind the engine's object */
  recogniserOf: (asr: unknown) => Recogniser | undefined
  onCallEnded: () => void
}

/** One incoming call: the scenario's `Call` on one side, what the caller does on the other. */
export class IncomingCall {
  readonly id: string
  readonly numbers: Numbers
  readonly owner: CallOwner
  readonly handlers: Handlers
  readonly playback: Playback
  readonly ear: Ear
  /** what the caller could hear */
  readonly said: string[] = []
  readonly call: object
  state: 'ALERTING' | 'CONNECTED' | 'TERMINATED' = 'ALERTING'
  takesTones = false
  /** The scenario has been told that the call is over: from here on it has no excuse. */
  isKnownToBeOver = false
  #isLineDead = false
  #connectedAt: number | null = null
  #timers: number[] = []

  constructor(id: string, numbers: Numbers, owner: CallOwner) {
    this.id = id
    this.numbers = numbers
    this.owner = owner
    this.handlers = new Handlers('Call', Object.values(callEvents), owner)
    const speech: Speech = (text, voice) => (this.#isLineDead ? 0 : owner.speech(text, voice))
    const { fire, announce } = this
    this.playback = new Playback({ broken: owner.broken, clock: owner.clock, announce, speech, fire })
    this.ear = new Ear(announce)
    this.call = strict('Call', callMembers(this), owner)
    this.#after(unansweredMs, () => this.state === 'ALERTING' && this.end(408, 'not answered within 60 s'))
  }

  answer(): void {
    this.state = 'CONNECTED'
    this.#connectedAt = this.owner.clock.now()
    this.announce({ type: 'answered' })
    this.fire(callEvents.Connected, { headers: {}, customData: undefined })
  }

  reject(code: number): void {
    this.announce({ type: 'rejected', code })
    this.end(code, `rejected with ${code}`)
  }

  hear(utterance: Utterance): void {
    if (!this.#isLineDead) this.ear.hear(utterance)
  }

  press(tone: string): void {
    if (!this.takesTones || this.#isLineDead || this.state !== 'CONNECTED') return
    this.fire(callEvents.ToneReceived, { tone, type: '1' })
  }

  hangUp(): void {
    if (!this.#isLineDead) this.end(200, 'the caller hung up')
  }

  get isOverForTheCaller(): boolean {
    return this.#isLineDead || this.state === 'TERMINATED'
  }

  /** The line dies: no sound after 7 s, and `Disconnected` much later. */
  drop(): void {
    if (this.isOverForTheCaller) return
    this.announce({ type: 'ended', reason: 'the line died' })
    this.#isLineDead = true
    this.playback.finish()
    this.#after(rtpStopsAfterMs, () => this.state === 'CONNECTED' && this.fire(callEvents.RtpStopped, {}))
    this.#after(silentLineEndsAfterMs, () => this.end(408, 'the line died'))
  }

  /** Ends the call and tells the scenario. */
  end(internalCode: number, reason: string): void {
    if (this.state === 'TERMINATED') return
    const duration = this.#seconds()
    this.cut(reason)
    this.fire(callEvents.Disconnected, { internalCode, reason, duration, cost: 0, direction: 'incoming', headers: undefined })
    this.owner.post(() => {
      this.isKnownToBeOver = true
    })
    this.owner.onCallEnded()
  }

  /** Ends the call without an event for the scenario. */
  cut(reason: string): void {
    if (this.state === 'TERMINATED') return
    this.state = 'TERMINATED'
    for (const timer of this.#timers) this.owner.clock.clearTimeout(timer)
    this.playback.stop()
    this.ear.close()
    this.announce({ type: 'ended', reason })
  }

  readonly fire = (event: string, details: object): void => {
    const payload = { name: event, call: this.call, id: this.id, ...details }
    this.handlers.fire(event, strict(event, payload, this.owner))
  }

  /** Nobody is left at the end of a dead line to notice anything. */
  readonly announce = (event: LineEvent): void => {
    if (this.#isLineDead) return
    if (event.type === 'said') this.said.push(event.text)
    this.owner.announce(event)
  }

  #seconds(): number {
    return this.#connectedAt === null ? 0 : Math.round((this.owner.clock.now() - this.#connectedAt) / 1000)
  }

  #after(ms: number, run: () => void): void {
    this.#timers.push(this.owner.clock.setTimeout(run, ms))
  }
}
