import { randomUUID } from 'node:crypto'
import { Announcements } from './announcements.ts'
import type { DigestEncoding } from './bytes.ts'
import { IncomingCall, type CallOwner, type Numbers } from './call.ts'
import type { Clock } from './clock.ts'
import { alertingDetails, startedDetails } from './first-events.ts'
import type { Faults } from './faults.ts'
import { globalsOf, recognitionGlobals } from './globals.ts'
import { Handlers } from './handlers.ts'
import { Lifecycle } from './lifecycle.ts'
import type { LineEvent } from './line.ts'
import { appEvents, modules } from './names.ts'
import { Network, type NetworkOwner } from './network.ts'
import type { Speech } from './playback.ts'
import { Recogniser } from './recogniser.ts'
import { Sandbox } from './sandbox.ts'
import { strict } from './strict.ts'
import { Timers } from './timers.ts'

export type SessionSettings = {
  script: string
  secrets: Record<string, string>
  clock: Clock
  random: () => number
  faults: Faults
  speech: Speech
  digests: DigestEncoding
}

/** One session of the engine: an isolated context that lives from before its call to some time after it (`voxengine.md` §1.5). */
export class Session implements CallOwner, NetworkOwner {
  readonly id = randomUUID()
  readonly secrets: Record<string, string>
  readonly clock: Clock
  readonly random: () => number
  readonly faults: Faults
  readonly speech: Speech
  readonly digests: DigestEncoding
  readonly log: string[] = []
  readonly announcements = new Announcements()
  readonly handlers: Handlers
  readonly timers = new Timers(this)
  readonly network = new Network(this)
  readonly call: IncomingCall
  readonly lifecycle: Lifecycle
  error: Error | null = null
  readonly #sandbox: Sandbox
  readonly #recognisers = new WeakMap<object, Recogniser>()

  constructor(numbers: Numbers, settings: SessionSettings) {
    this.secrets = settings.secrets
    this.clock = settings.clock
    this.random = settings.random
    this.faults = settings.faults
    this.speech = settings.speech
    this.digests = settings.digests
    const { clock, timers, network, broken, callBack } = this
    this.call = new IncomingCall(this.id, numbers, this)
    this.handlers = new Handlers('VoxEngine', Object.values(appEvents), { broken, callBack, post: this.#soon })
    this.lifecycle = new Lifecycle({ clock, timers, network, call: this.call, broken, post: this.#soon, fire: this.#fire })
    this.#sandbox = new Sandbox(globalsOf(this), clock.now, this)
    this.announce({ type: 'ringing' })
    this.post(() => this.#sandbox.load(settings.script))
    this.post(() => this.#fire(appEvents.Started, startedDetails(this.id)))
    this.post(() => this.#fire(appEvents.CallAlerting, alertingDetails(this.call.call, numbers)))
  }

  readonly announce = (event: LineEvent): void => this.announcements.make(event)

  /** Runs something soon, unless the session terminates before: then only its own last events come. */
  readonly post = (run: () => void): void => this.#soon(() => this.lifecycle.isRunning && run())

  /** Calls into the scenario. What it throws, or what its promise rejects with, ends the session. */
  readonly callBack = (callback: (...given: unknown[]) => unknown, ...given: unknown[]): void => {
    if (this.lifecycle.isOver) return
    this.#orFail(() => {
      const result = this.#sandbox.run(() => callback(...given))
      if (isThenable(result)) result.then(undefined, error => this.#fail(error))
    })
  }

  /** A rule of the real engine is broken: the session ends at once, whatever the scenario would catch. */
  readonly broken = (sentence: string): never => {
    const error = new Error(sentence)
    this.#fail(error)
    throw error
  }

  readonly onCallEnded = (): void => this.lifecycle.idle()
  readonly admitRequest = (): void => this.lifecycle.admitRequest()

  require(module: unknown): void {
    if (!Object.values(modules).includes(String(module))) this.broken(`require: there is no module ${String(module)}`)
    if (module === modules.ASR) this.#sandbox.define(recognitionGlobals(this))
  }

  createASR(options: unknown): object {
    if (!this.lifecycle.isRunning) return this.broken('VoxEngine.createASR after terminate()')
    const recogniser = new Recogniser(options, this, () => this.call.ear.close(recogniser))
    this.#recognisers.set(recogniser.asr, recogniser)
    return recogniser.asr
  }

  recogniserOf(asr: unknown): Recogniser | undefined {
    return asr instanceof Object ? this.#recognisers.get(asr) : undefined
  }

  readonly #fire = (event: string, details: object): void => {
    this.handlers.fire(event, strict(event, { name: event, ...details }, this))
  }

  readonly #soon = (run: () => void): void => queueMicrotask(() => this.lifecycle.isOver || this.#orFail(run))

  #orFail(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(thrown: unknown): void {
    if (this.error || this.lifecycle.isOver) return
    this.error = thrown instanceof Error ? thrown : new Error(messageOf(thrown), { cause: thrown })
    this.announce({ type: 'failed', error: this.error })
    this.lifecycle.stop('a broken rule')
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** Errors of the scenario's context are no `Error` of ours. */
function messageOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown)
}
