/**
 * The members of VoxEngine that the scenario uses, and no others, written for this project (scenario/voxengine.md). The scenario
 * compiles against nothing else, so it cannot call what the engine may not have. What only a module adds is in
 * voxengine-modules.d.ts.
 */

/** A value of one of the engine's lists. Its type and content are not documented: pass it on. */
declare class Opaque<Kind extends string> {
  private readonly kind: Kind
}

declare namespace VoxEngine {
  function addEventListener(event: AppEvents.Started, handler: (event: StartedEvent) => void): void
  function addEventListener(event: AppEvents.CallAlerting, handler: (event: CallAlertingEvent) => void): void
  function addEventListener(event: AppEvents.HttpRequest, handler: (event: HttpRequestEvent) => void): void
  function addEventListener(event: AppEvents.Terminating, handler: () => void): void

  /** Places a call; `Failed` fires if it fails. `number` is in E.164, `callerId` a rented number. No spaces in either. */
  function callPSTN(number: string, callerId: string, options: { amd?: AMDetector }): Call

  /** The custom data that `StartScenarios` was given, at most 200 bytes; empty for an inbound call. */
  function customData(): string

  /** Creates a recogniser and starts it: billing begins. */
  function createASR(options: ASROptions): ASR

  /** Reads the application's secret storage. Synchronous. */
  function getSecretValue(name: string): string | undefined

  /** Ends the session and its calls. The code that called it runs on. */
  function terminate(): void
}

declare enum AppEvents {
  Started = 'Application.Started',
  CallAlerting = 'Application.CallAlerting',
  HttpRequest = 'Application.HttpRequest',
  Terminating = 'Application.Terminating',
}

/** A POST to the URL fires `HttpRequest` in this session. Whoever knows it controls the session, so it is never logged. */
type StartedEvent = { accessSecureURL?: string }
/** The body of a POST to the session's access URL. */
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
  /** Only before the call is answered. */
  reject(sipCode: number): void
  hangup(): void

  /**
   * Replaces the phrase that is being said. At most 1,500 characters. `PlaybackStarted` fires when it begins to sound, which is when
   * the voice has synthesised its beginning.
   */
  say(text: string, options: { voice: Opaque<'voice'> }): void
  /** Stops the phrase, whose `PlaybackFinished` then does not fire. Whether it stops a `say` is not known (scenario/voxengine.md §11). */
  stopPlayback(): void

  /** The unit hears what the caller says, and of Pavel only the echo. A call may feed several units. */
  sendMediaTo(unit: ASR | VoiceDetector): void
  stopMediaTo(unit: ASR | VoiceDetector): void
  /** `ToneReceived` fires only after `handleTones(true)`. */
  handleTones(isOn: boolean): void
}

type DisconnectedEvent = { internalCode: number; reason?: string; duration?: number }
/** Of an outbound call that was not answered. */
type FailedEvent = { code: number; reason?: string }
/** `error` says why the phrase could not be said. */
type PlaybackFinishedEvent = { error?: string }
/** `type` is how the line signals the key: `1` a message in the stream of sound (RFC 2833), `2` the sound itself, `3` SIP INFO. */
type ToneReceivedEvent = { tone: string; type?: string }

declare const VoiceList: object

/** These names and `ASREvents` exist only after `require(Modules.ASR)`. */
declare const ASRProfileList: object
declare const ASRModelList: object

declare enum ASREvents {
  /** A voice is heard. It has no words yet, and may be a cough. */
  CaptureStarted = 'ASR.CaptureStarted',
  /** What was said has ended and is being recognised. */
  SpeechCaptured = 'ASR.SpeechCaptured',
  InterimResult = 'ASR.InterimResult',
  Result = 'ASR.Result',
  ASRError = 'ASR.Error',
  /** It has ended, by `stop()` or by itself. */
  Stopped = 'ASR.Stopped',
}

type ASROptions = {
  profile: Opaque<'profile'>
  model?: Opaque<'model'>
  /** Some providers send none whatever is asked for. */
  interimResults: boolean
  /**
   * Only the first utterance is recognised, then nothing more; otherwise it goes on, and the text may grow over the whole stream.
   * Required here, because the engine's default has changed more than once.
   */
  singleUtterance: boolean
  /** Masks words as «х***» or drops them, so that a right answer may arrive like that. */
  profanityFilter?: boolean
  /** Words to expect. Only Google honours them. */
  phraseHints: string[]
}

interface ASR {
  addEventListener(event: ASREvents.CaptureStarted | ASREvents.SpeechCaptured | ASREvents.Stopped, handler: () => void): void
  addEventListener(event: ASREvents.InterimResult, handler: (event: { text?: string }) => void): void
  addEventListener(event: ASREvents.Result, handler: (event: ASRResultEvent) => void): void
  addEventListener(event: ASREvents.ASRError, handler: (event: { error?: string }) => void): void
  /** Ends recognition, which is billed until then. Call nothing on the object afterwards. */
  stop(): void
}

/** `confidence` runs to 1 or to 100, depending on the provider; 0 is "not recognised". The text is sometimes in `transcript`. */
type ASRResultEvent = { text?: string; transcript?: string; confidence?: number }

declare namespace Net {
  /**
   * A failed request resolves with a `code`, and might reject (scenario/voxengine.md §11). Throws if too many requests are
   * queued.
   */
  function httpRequestAsync(url: string, options: HttpRequestOptions): Promise<HttpRequestResult>
}

type HttpRequestOptions = {
  method: 'POST'
  headers: Record<string, string>
  postData: string
  /** in seconds */
  timeout: number
  /** in seconds */
  connectionTimeout: number
}

/** `code` is an HTTP status, or 0 or below for a failure without one. */
type HttpRequestResult = { code: number; text?: string }

declare namespace Crypto {
  /** The encoding of both results is not documented (scenario/voxengine.md §11). */
  function sha256(data: string): string
  function hmac_sha256(key: string, data: string): string
}

declare namespace Logger {
  /** At most 15,000 characters. */
  function write(text: string): void
}

declare enum Modules {
  ASR = 'asr',
  /** Older engines lack it, and some have its namespace `AMD` without the module. */
  AMD = 'amd',
  /** Older engines lack it. */
  Silero = 'silero',
  VoximplantAPI = 'voximplantapi',
}

/** Adds the module's globals. Returns nothing. */
declare function require(module: Modules): void

/** At most 100 timers are active at once. Callbacks get no arguments. */
declare function setTimeout(callback: () => void, delayMs: number): number
declare function clearTimeout(timer: number | undefined): void

declare function uuidgen(): string

declare function base64_encode(data: string | number[]): string
declare function base64_decode(text: string): number[]
declare function bytes2str(bytes: number[]): string
declare function hex2bytes(hex: string): number[]
