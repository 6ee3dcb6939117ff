import { randomUUID } from 'node:crypto'
import { callMembers } from './call-members.ts'
import type { Detector, WhoAnswers } from './detector.ts'
import { Ear, type Utterance } from './ear.ts'
import { Echo } from './echo.ts'
import { lastEvents } from './event-details.ts'
import { Handlers } from './handlers.ts'
import { Mouth, type Speaking } from './mouth.ts'
import { callEvents } from './names.ts'
import type { Numbers } from './numbers.ts'
import { Playback, type Speech } from './playback.ts'
import type { RecogniserOwner } from './recogniser.ts'
import { strict } from './strict-members.ts'
import { Announcements, type LineEvent } from './telephone-line.ts'
import type { Unit } from './units.ts'

const unansweredMs = 60_000
const rtpStopsAfterMs = 7_000
const silentLineEndsAfterMs = 30_000
/** `ToneReceived` tells how a line signals a key: as a message, or as the sound itself. */
const asMessage = '1'
/** A line that repeats a key sends it again at once, and lets its sound through, which is made out later. */
const keyRepeats = [
  { afterMs: 40, way: asMessage },
  { afterMs: 120, way: '2' },
]

export type CallOwner = RecogniserOwner & {
  speech: Speech
  admitPhrase: () => boolean
  /** the recogniser or detector that is behind one of the engine's objects */
  unitOf: (unit: unknown) => Unit | undefined
  onCallEnded: () => void
}

type CallKind = { direction: 'incoming' | 'outgoing'; numbers: Numbers; detector?: Detector | undefined }

/** One call. `call` is the scenario's side of it; the public methods are for the person at the other end of the line. */
export class Call {
  readonly id = randomUUID()
  readonly direction: 'incoming' | 'outgoing'
  readonly numbers: Numbers
  readonly owner: CallOwner
  readonly announcements = new Announcements()
  readonly handlers: Handlers
  readonly playback: Playback
  readonly ear: Ear
  readonly mouth: Mouth
  /** the phrases that the person could hear */
  readonly said: string[] = []
  readonly call: object
  state: 'ALERTING' | 'PROGRESSING' | 'CONNECTED' | 'TERMINATED'
  takesTones = false
  /** when each key that the person has pressed, or is about to, was or is on the line last */
  readonly keysAt = new Map<string, number>()
  /** The scenario was told of the end. From now on, using the call breaks a rule. */
  isKnownToBeOver = false
  readonly #detector: Detector | undefined
  #isLineDead = false
  #connectedAt: number | null = null
  #timers: number[] = []

  constructor({ direction, numbers, detector }: CallKind, owner: CallOwner) {
    this.direction = direction
    this.numbers = numbers
    this.owner = owner
    this.#detector = detector
    this.state = direction === 'incoming' ? 'ALERTING' : 'PROGRESSING'
    this.handlers = new Handlers('Call', Object.values(callEvents), owner)
    const speech: Speech = (text, voice) => (this.#isLineDead ? 0 : owner.speech(text, voice))
    const { broken, clock, unknowns, faults, random, admitPhrase } = owner
    const { fire, announce } = this
    this.ear = new Ear(announce)
    const begin: Ear['begin'] = (sound) => (this.#isLineDead ? () => {} : this.ear.begin(sound))
    const echo = new Echo({ clock, faults, random, begin })
    this.playback = new Playback({ broken, clock, unknowns, faults, echo, admitPhrase, announce, speech, fire })
    this.mouth = new Mouth({ clock, announce, begin })
    this.call = strict('Call', callMembers(this), owner)
    this.#after(unansweredMs, () => this.isUnanswered && this.end(408, 'not answered within 60 s'))
  }

  get isUnanswered(): boolean {
    return this.state === 'ALERTING' || this.state === 'PROGRESSING'
  }

  /** Connects the call. The scenario answers an incoming call, the person an outgoing one. */
  answer(who: WhoAnswers = 'human'): void {
    this.state = 'CONNECTED'
    this.#connectedAt = this.owner.clock.now()
    this.announce({ type: 'answered' })
    if (this.direction === 'outgoing') this.fire(callEvents.AudioStarted, { headers: undefined })
    this.fire(callEvents.Connected, { headers: {}, customData: undefined })
    this.#detector?.listenTo(this, who)
  }

  reject(code: number): void {
    this.announce({ type: 'rejected', code })
    this.end(code, `rejected with ${code}`, 'Disconnected')
  }

  hear(utterance: Utterance): void {
    if (!this.#isLineDead) this.ear.hear(utterance)
  }

  speak(speaking: Speaking): void {
    if (!this.isOverForThePerson && !this.isUnanswered) this.mouth.speak(speaking)
  }

  press(tone: string): void {
    const { faults, random } = this.owner
    this.#receive(tone, asMessage)
    if (faults.repeatKeys === 0 || random() >= faults.repeatKeys) return
    for (const { afterMs, way } of keyRepeats) this.#after(afterMs, () => this.#receive(tone, way))
  }

  /** The person can neither hear nor say anything any more. The scenario may not know yet. */
  get isOverForThePerson(): boolean {
    return this.#isLineDead || this.state === 'TERMINATED'
  }

  /** The connection fails: `RtpStopped` after 7 s, and the end of the call much later. */
  drop(): void {
    if (this.isOverForThePerson) return
    this.announce({ type: 'ended', reason: 'the line died' })
    this.#isLineDead = true
    this.playback.finish()
    this.mouth.stop()
    this.#after(rtpStopsAfterMs, () => this.state === 'CONNECTED' && this.fire(callEvents.RtpStopped, {}))
    this.#after(silentLineEndsAfterMs, () => this.end(408, 'the line died'))
  }

  /** Ends the call and fires the event that tells the scenario. `code` is the SIP code or the engine's `internalCode`. */
  end(code: number, reason: string, event = this.#eventOfEnd()): void {
    if (this.state === 'TERMINATED') return
    const end = { code, reason, event, seconds: this.#seconds(), wasSpeaking: this.playback.isSpeaking }
    this.cut(reason)
    for (const [name, details] of lastEvents(end, this.direction, this.owner.unknowns)) this.fire(name, details)
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
    this.mouth.stop()
    this.ear.closeAll()
    this.#detector?.stop()
    this.announce({ type: 'ended', reason })
  }

  readonly fire = (event: string, details: object): void => {
    const payload = { name: event, call: this.call, id: this.id, ...details }
    this.handlers.fire(event, strict(event, payload, this.owner))
  }

  /** Announces an event on the person's line, unless that has failed already. */
  readonly announce = (event: LineEvent): void => {
    if (this.#isLineDead) return
    if (event.type === 'said') this.said.push(event.text)
    this.announcements.make(event)
  }

  #receive(tone: string, way: string): void {
    if (!this.takesTones || this.#isLineDead || this.state !== 'CONNECTED') return
    this.fire(callEvents.ToneReceived, { tone, type: way })
  }

  #eventOfEnd(): 'Disconnected' | 'Failed' {
    if (!this.isUnanswered) return 'Disconnected'
    return this.direction === 'outgoing' ? 'Failed' : this.owner.unknowns.abandoned
  }

  #seconds(): number {
    return this.#connectedAt === null ? 0 : Math.round((this.owner.clock.now() - this.#connectedAt) / 1000)
  }

  #after(delayMs: number, run: () => void): void {
    this.#timers.push(this.owner.clock.setTimeout(run, delayMs))
  }
}
