/**
 * The members of VoxEngine that the scenario uses, and no others: what is not here is not called.
 * Written for this project from the engine's documented facts.
 */

/** Values of the engine's enumerations are opaque: passed on, never looked into. */
declare class Opaque<Kind extends string> {
  private readonly kind: Kind
}

declare namespace VoxEngine {
  function addEventListener(event: AppEvents.Started, handler: (event: StartedEvent) => void): void
  function addEventListener(event: AppEvents.CallAlerting, handler: (event: CallAlertingEvent) => void): void
  function addEventListener(event: AppEvents.HttpRequest, handler: (event: HttpRequestEvent) => void): void
  function addEventListener(event: AppEvents.Terminating, handler: () => void): void

  /** Calls somebody. Never throws for busy and the like: `Failed` tells. The numbers have no spaces; ours must be rented. */
  function callPSTN(number: string, callerId: string, options: { amd?: AMDetector }): Call

  /** What `StartScenarios` was given, at most 200 bytes; empty for an incoming call. */
  function customData(): string

  /** Creates AND starts a recogniser. */
  function createASR(options: ASROptions): ASR

  /** From the application's secret storage; synchronous. */
  function getSecretValue(name: string): string | undefined

  /** Drops the calls, but does not stop the code that called it. */
  function terminate(): void
}

declare enum AppEvents {
  Started = 'Application.Started',
  CallAlerting = 'Application.CallAlerting',
  HttpRequest = 'Application.HttpRequest',
  Terminating = 'Application.Terminating',
}

/** A POST to the URL reaches this session: a capability, never logged. */
type StartedEvent = { accessSecureURL?: string }
/** What somebody posted to the session's URL. */
type HttpRequestEvent = { content: string }
type CallAlertingEvent = { call: Call; callerid?: string; destination?: string }

declare enum CallEvents {
  Connected = 'Call.Connected',
  Disconnected = 'Call.Disconnected',
  Failed = 'Call.Failed',
  RtpStopped = 'Call.RtpStopped',
  RtpResumed = 'Call.RtpResumed',
  PlaybackStarted = 'Call.PlaybackStarted',
  PlaybackFinished = 'Call.PlaybackFinished',
  ToneReceived = 'Call.ToneReceived',
}

interface Call {
  addEventListener(event: CallEvents.Connected | CallEvents.PlaybackStarted, handler: () => void): void
  addEventListener(event: CallEvents.RtpStopped | CallEvents.RtpResumed, handler: () => void): void
  addEventListener(event: CallEvents.Failed, handler: (event: FailedEvent) => void): void
  addEventListener(event: CallEvents.Disconnected, handler: (event: DisconnectedEvent) => void): void
  addEventListener(event: CallEvents.PlaybackFinished, handler: (event: PlaybackFinishedEvent) => void): void
  addEventListener(event: CallEvents.ToneReceived, handler: (event: ToneReceivedEvent) => void): void

  id(): string
  state(): 'ALERTING' | 'PROGRESSING' | 'CONNECTED' | 'TERMINATED'
  answer(): void
  /** An answered call cannot be rejected. */
  reject(sipCode: number): void
  hangup(): void

  /** Replaces what the call hears. At most 1,500 characters. */
  say(text: string, options: { voice: Opaque<'voice'> }): void
  /** Suppresses the `PlaybackFinished` of what it stops. */
  stopPlayback(): void

  sendMediaTo(unit: ASR): void
  stopMediaTo(unit: ASR): void
  /** Without it no key fires an event. */
  handleTones(isOn: boolean): void
}

type DisconnectedEvent = { internalCode: number; reason?: string; duration?: number }
/** Of a call that was never connected. */
type FailedEvent = { code: number; reason?: string }
/** Also the signal that a phrase could not be said. */
type PlaybackFinishedEvent = { error?: string }
type ToneReceivedEvent = { tone: string }

declare const VoiceList: object

/** These names exist only after `require(Modules.ASR)`. */
declare const ASRProfileList: object
declare const ASRModelList: object

declare enum ASREvents {
  CaptureStarted = 'ASR.CaptureStarted',
  SpeechCaptured = 'ASR.SpeechCaptured',
  InterimResult = 'ASR.InterimResult',
  Result = 'ASR.Result',
  ASRError = 'ASR.Error',
}

type ASROptions = {
  profile: Opaque<'profile'>
  model?: Opaque<'model'>
  /** Only some providers give them. */
  interimResults: boolean
  /** Always passed: the default has changed more than once. */
  singleUtterance: boolean
  /** A bias, honoured by Google alone. */
  phraseHints: string[]
}

interface ASR {
  addEventListener(event: ASREvents.CaptureStarted | ASREvents.SpeechCaptured, handler: () => void): void
  addEventListener(event: ASREvents.InterimResult, handler: (event: { text?: string }) => void): void
  addEventListener(event: ASREvents.Result, handler: (event: ASRResultEvent) => void): void
  addEventListener(event: ASREvents.ASRError, handler: (event: { error?: string }) => void): void
  /** Recognition goes on, and is billed, until then. Nothing may be called afterwards. */
  stop(): void
}

/** `confidence` is 0..1 or 0..100 by provider, 0 being "not recognised"; the text is now and then called `transcript`. */
type ASRResultEvent = { text?: string; transcript?: string; confidence?: number }

declare namespace Net {
  /** No callback. Never rejects for a failed request: look at `code`. May throw when too many are under way. */
  function httpRequestAsync(url: string, options: HttpRequestOptions): Promise<HttpRequestResult>
}

type HttpRequestOptions = {
  method: 'POST'
  headers: Record<string, string>
  postData: string
  /** In seconds. */
  timeout: number
  /** In seconds. */
  connectionTimeout: number
}

/** `code` is an HTTP status, or zero or below for the engine's own failures. */
type HttpRequestResult = { code: number; text?: string }

declare namespace Crypto {
  /** The encoding of both results is not documented. */
  function sha256(data: string): string
  function hmac_sha256(key: string, data: string): string
}

declare namespace Logger {
  /** At most 15,000 characters. */
  function write(text: string): void
}

declare enum Modules {
  ASR = 'asr',
  /** Newer than the rest: it may be missing. */
  AMD = 'amd',
  VoximplantAPI = 'voximplantapi',
}

/** Which of these two names the module brings is not known; neither is used. */
declare const VoximplantAPI: unknown
declare const VoximplantApi: unknown

/** Tells an answering machine from a person; exists only after `require(Modules.AMD)`. Begins by itself once the call is answered. */
declare namespace AMD {
  function create(options: { model: Opaque<'AMD model'> }): AMDetector
  const Model: { RU: Opaque<'AMD model'>; US: Opaque<'AMD model'> }
  const Events: { DetectionComplete: 'AMD.Events.DetectionComplete' }
  const ResultClass: { VOICEMAIL: string }
}

interface AMDetector {
  addEventListener(event: 'AMD.Events.DetectionComplete', handler: (event: { resultClass: string }) => void): void
}

/** A switch: gives nothing. */
declare function require(module: Modules): void

/** Callbacks get no arguments; at most 100 are active. */
declare function setTimeout(callback: () => void, milliseconds: number): number
declare function clearTimeout(timer: number | undefined): void

declare function uuidgen(): string

declare function base64_encode(data: string | number[]): string
declare function base64_decode(text: string): number[]
declare function bytes2str(bytes: number[]): string
declare function hex2bytes(hex: string): number[]
