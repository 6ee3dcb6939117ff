import { randomUUID } from 'node:crypto'
import type { DigestEncoding } from './bytes.ts'
import { IncomingCall, type CallOwner, type Numbers } from './call.ts'
import type { Clock } from './clock.ts'
import { Announcements } from './announcements.ts'
import type { Faults } from './faults.ts'
import { globalsOf, recognitionGlobals } from './globals.ts'
import { Handlers } from './handlers.ts'
import type { LineEvent, SessionEnd } from './line.ts'
import { appEvents, modules } from './names.ts'
import { Network, type NetworkOwner } from './network.ts'
import type { Speech } from './playback.ts'
import { Recogniser } from './recogniser.ts'
import { Sandbox } from './sandbox.ts'
import { strict } from './strict.ts'
import { Timers } from './timers.ts'

const idleMs = 60_000
const activeRequestsMayTakeMs = 90_000

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
  readonly handlers = new Handlers('VoxEngine', Object.values(appEvents), this)
  readonly timers = new Timers(this)
  readonly network = new Network(this)
  readonly call: IncomingCall
  readonly over: Promise<SessionEnd>
  error: Error | null = null
  readonly #sandbox: Sandbox
  readonly #recognisers = new WeakMap<object, Recogniser>()
  #phase: 'running' | 'terminating' | 'last words' | 'over' = 'running'
  #mayStillRequest = 0
  #idleTimer: number | null = null
  #resolveOver: (end: SessionEnd) => void = () => {}

  constructor(numbers: Numbers, settings: SessionSettings) {
    this.secrets = settings.secrets
    this.clock = settings.clock
    this.random = settings.random
    this.faults = settings.faults
    this.speech = settings.speech
    this.digests = settings.digests
    this.over = new Promise(resolve => {
      this.#resolveOver = resolve
    })
    this.call = new IncomingCall(this.id, numbers, this)
    this.#sandbox = new Sandbox(globalsOf(this), () => this.clock.now(), this)
    this.announce({ type: 'ringing' })
    this.post(() => this.#begin(settings.script, numbers))
  }

  readonly announce = (event: LineEvent): void => this.announcements.make(event)

  /** Runs something soon. After the end nothing of the session runs any more. */
  readonly post = (run: () => void): void => {
    queueMicrotask(() => {
      if (this.#phase === 'over') return
      try {
        run()
      } catch (error) {
        this.fail(error)
      }
    })
  }

  /** Calls into the scenario. What it throws, or what its promise rejects with, ends the session. */
  readonly callBack = (callback: (...given: unknown[]) => unknown, ...given: unknown[]): void => {
    if (this.#phase === 'over') return
    try {
      const result = this.#sandbox.run(() => callback(...given))
      if (isThenable(result)) result.then(undefined, error => this.fail(error))
    } catch (error) {
      this.fail(error)
    }
  }

  /** A rule of the real engine is broken: the session ends at once, whatever the scenario would catch. */
  readonly broken = (sentence: string): never => {
    const error = new Error(sentence)
    this.fail(error)
    throw error
  }

  fail(thrown: unknown): void {
    if (this.error || this.#phase === 'over') return
    this.error = thrown instanceof Error ? thrown : new Error(messageOf(thrown), { cause: thrown })
    this.announce({ type: 'failed', error: this.error })
    this.stop('a broken rule')
  }

  require(module: unknown): void {
    if (!Object.values(modules).includes(String(module))) this.broken(`require: there is no module ${String(module)}`)
    if (module === modules.ASR) this.#sandbox.define(recognitionGlobals(this))
  }

  createASR(options: unknown): object {
    if (this.#phase !== 'running') return this.broken('VoxEngine.createASR after terminate()')
    const recogniser = new Recogniser(options, this, () => this.call.stopSending(recogniser))
    this.#recognisers.set(recogniser.asr, recogniser)
    return recogniser.asr
  }

  recogniserOf(asr: unknown): Recogniser | undefined {
    return asr instanceof Object ? this.#recognisers.get(asr) : undefined
  }

  admitRequest(): void {
    if (this.#phase === 'running') return
    if (this.#phase !== 'last words') this.broken('a request after terminate(): return right after it')
    if (this.#mayStillRequest-- < 1) this.broken('Terminating allows exactly one request')
  }

  onCallEnded(): void {
    this.#idleTimer = this.clock.setTimeout(() => void this.#terminate('60 s without a call'), idleMs)
  }

  /** Does not stop the code that called it. */
  terminate(): void {
    if (this.#phase === 'running') void this.#terminate('terminate()')
  }

  /** Ends everything at once and without a word to the scenario. */
  stop(end: SessionEnd): void {
    if (this.#phase === 'over') return
    this.#silence(end)
    this.#phase = 'over'
    this.network.stop()
    this.#resolveOver(end)
  }

  #begin(script: string, { caller, called }: Numbers): void {
    this.#sandbox.load(script)
    this.#fire(appEvents.Started, startedDetails(this.id))
    this.#fire(appEvents.CallAlerting, alertingDetails(this.call.call, caller, called))
  }

  /** Timers die and queued requests vanish; active ones are waited for, then come `Terminating` and `Terminated`. */
  async #terminate(end: SessionEnd): Promise<void> {
    this.#phase = 'terminating'
    this.#silence(end)
    await this.#idleNetwork()
    this.#phase = 'last words'
    this.#mayStillRequest = 1
    this.#fire(appEvents.Terminating, { systemError: undefined })
    this.post(() => void this.network.idle().then(() => this.#conclude(end)))
  }

  #conclude(end: SessionEnd): void {
    this.#fire(appEvents.Terminated, { systemError: undefined })
    this.post(() => this.stop(end))
  }

  #silence(end: SessionEnd): void {
    if (this.#idleTimer !== null) this.clock.clearTimeout(this.#idleTimer)
    this.timers.stop()
    this.network.dropQueue()
    this.call.cut(end)
  }

  async #idleNetwork(): Promise<void> {
    const patience = Promise.withResolvers<void>()
    const timer = this.clock.setTimeout(patience.resolve, activeRequestsMayTakeMs)
    await Promise.race([this.network.idle(), patience.promise])
    this.clock.clearTimeout(timer)
  }

  #fire(event: string, details: object): void {
    this.handlers.fire(event, strict(event, { name: event, ...details }, this))
  }
}

function startedDetails(id: string): object {
  const url = `emulator.invalid/request/${id}/${randomUUID()}`
  return {
    accessURL: `http://${url}`,
    accessSecureURL: `https://${url}`,
    accountId: 1,
    applicationId: 1,
    sessionId: 1,
    logURL: 'https://emulator.invalid/log',
  }
}

function alertingDetails(call: object, callerid: string, destination: string): object {
  const uri = (number: string) => `sip:${number}@emulator.invalid`
  const numbers = { callerid, destination, displayName: callerid, fromURI: uri(callerid), toURI: uri(destination) }
  return { call, ...numbers, headers: {}, customData: undefined, scheme: undefined }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** Errors of the scenario's context are no `Error` of ours. */
function messageOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown ? String(thrown.message) : String(thrown)
}
