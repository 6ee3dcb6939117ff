import { randomUUID } from 'node:crypto'
import { Access, type Accessible } from './access.ts'
import type { Call, CallOwner } from './call.ts'
import { Calls } from './calls.ts'
import type { Clock } from './clock.ts'
import { alertingDetails, startedDetails } from './event-details.ts'
import type { Faults } from './faults.ts'
import { globalsOf } from './globals.ts'
import { Guard } from './guard.ts'
import { Handlers } from './handlers.ts'
import { Lifecycle } from './lifecycle.ts'
import { globalsOfModule } from './modules.ts'
import { appEvents } from './names.ts'
import { type Fetch, Network, type NetworkOwner } from './network.ts'
import type { Numbers } from './numbers.ts'
import type { Speech } from './playback.ts'
import { Sandbox } from './sandbox.ts'
import { strict } from './strict-members.ts'
import { Timers } from './timers.ts'
import { Units } from './units.ts'
import type { Unknowns } from './unknowns.ts'

export type SessionSettings = {
  script: string
  secrets: Record<string, string>
  customData: string
  accessUrl: string
  clock: Clock
  random: () => number
  faults: Faults
  unknowns: Unknowns
  speech: Speech
  fetch: Fetch
  cutAfterMs: number
  /** rings the called telephone; false if nothing listens for outgoing calls */
  ring: (call: Call) => boolean
}

/** One session of the engine: an isolated context that starts before its calls and outlives them (scenario/voxengine.md §1). */
export class Session implements CallOwner, NetworkOwner, Accessible {
  readonly id = randomUUID()
  readonly access: Access
  readonly secrets: Record<string, string>
  readonly customData: string
  readonly clock: Clock
  readonly random: () => number
  readonly faults: Faults
  readonly unknowns: Unknowns
  readonly speech: Speech
  readonly fetch: Fetch
  readonly ring: (call: Call) => boolean
  readonly log: string[] = []
  readonly handlers: Handlers
  readonly timers = new Timers(this)
  readonly network = new Network(this)
  readonly calls = new Calls(this)
  readonly lifecycle: Lifecycle
  readonly #guard = new Guard(this)
  readonly #units = new Units(this)
  readonly #sandbox: Sandbox
  #phrases = 0

  constructor(settings: SessionSettings) {
    this.access = new Access(this.id, settings.accessUrl)
    this.secrets = settings.secrets
    this.customData = settings.customData
    this.clock = settings.clock
    this.random = settings.random
    this.faults = settings.faults
    this.unknowns = settings.unknowns
    this.speech = settings.speech
    this.fetch = settings.fetch
    this.ring = settings.ring
    const { clock, timers, network, calls, broken, callBack, fire, refuseLeaks } = this
    const post = this.#guard.soon
    this.handlers = new Handlers('VoxEngine', Object.values(appEvents), { broken, callBack, post })
    this.lifecycle = new Lifecycle({ clock, timers, network, calls, broken, post, fire, refuseLeaks })
    this.#sandbox = new Sandbox(globalsOf(this), clock.now, this, settings.cutAfterMs)
    this.lifecycle.idle()
    this.post(() => this.#sandbox.load(settings.script))
    this.post(() => fire(appEvents.Started, startedDetails(this.access.url, this.unknowns)))
  }

  get error(): Error | null {
    return this.#guard.error
  }

  /** Begins an incoming call, for which this session was started. */
  receive(numbers: Numbers): Call {
    this.onCallBegan()
    const call = this.calls.receive(numbers)
    this.post(() => this.fire(appEvents.CallAlerting, alertingDetails(call.call, numbers)))
    return call
  }

  /** Queues a function. Does not run it once the session terminates: then only `Terminating` and `Terminated` fire. */
  readonly post = (run: () => void): void => this.#guard.soon(() => this.lifecycle.isRunning && run())
  readonly callBack = this.#guard.callBack
  readonly broken = this.#guard.broken

  readonly fire = (event: string, details: object, whenHandled?: (values: unknown[]) => void): void => {
    this.handlers.fire(event, strict(event, { name: event, ...details }, this), whenHandled)
  }

  readonly onCallBegan = (): void => this.lifecycle.busy()
  readonly onCallEnded = (): void => {
    if (this.calls.areOver) this.lifecycle.idle()
  }
  readonly admitRequest = (): void => this.lifecycle.admitRequest()
  readonly admitPhrase = (): boolean => ++this.#phrases <= (this.unknowns.mostPhrases ?? Infinity)
  readonly require = (module: unknown): void => this.#sandbox.define(globalsOfModule(module, this))

  readonly callPSTN = (number: unknown, callerId: unknown, options: unknown): object => {
    if (!this.lifecycle.isRunning) return this.broken('VoxEngine.callPSTN after terminate()')
    return this.calls.place(number, callerId, options)
  }

  readonly createASR = (options: unknown): object => {
    if (!this.lifecycle.isRunning) return this.broken('VoxEngine.createASR after terminate()')
    return this.#units.createASR(options, (unit) => this.calls.stopHearing(unit))
  }

  readonly createVAD = async (options: unknown): Promise<object> => {
    if (!this.lifecycle.isRunning) return this.broken('Silero.createVAD after terminate()')
    return this.#units.createVAD(options, (unit) => this.calls.stopHearing(unit))
  }

  readonly createAMD = (options: unknown): object => this.#units.createAMD(options)
  readonly unitOf = (unit: unknown) => this.#units.unitOf(unit)
  readonly detectorOf = (amd: unknown) => this.#units.detectorOf(amd)
  readonly refuseLeaks = (): void => this.#units.refuseLeaks()
  readonly run = (callback: () => unknown): unknown => this.#sandbox.run(callback)

  readonly onFailed = (error: Error): void => {
    this.calls.announce({ type: 'failed', error })
    this.lifecycle.stop('a broken rule')
  }
}
