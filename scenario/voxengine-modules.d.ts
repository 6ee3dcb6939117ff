/** The members of VoxEngine that an engine may lack, of which the scenario uses these and no others (scenario/voxengine.md). */

/** `require(Modules.VoximplantAPI)` adds one of these two; which one is not known. Only the first-call check looks. */
declare const VoximplantAPI: unknown
declare const VoximplantApi: unknown

/**
 * Answering-machine detection. Exists only after `require(Modules.AMD)`, or always where the engine has no such module, or not at
 * all. A call's detector starts when the call is answered.
 */
declare namespace AMD {
  function create(options: { model: Opaque<'AMD model'> }): AMDetector
  const Model: { RU: Opaque<'AMD model'>; US: Opaque<'AMD model'> }
  const Events: { DetectionComplete: 'AMD.Events.DetectionComplete' }
  const ResultClass: { HUMAN: string; VOICEMAIL: string; TIMEOUT: string; CALL_ENDED: string }
  /** `MIMIC`: a machine that talks like a person, such as an operator's assistant. */
  const ResultSubtype: { MIMIC: string; NONE: string }
}

interface AMDetector {
  addEventListener(event: 'AMD.Events.DetectionComplete', handler: (event: AMDResultEvent) => void): void
}

/** `confidence` is from 0 to 100. */
type AMDResultEvent = { resultClass: string; resultSubtype?: string; confidence?: number }

/** Voice-activity detection. Exists only after `require(Modules.Silero)`. */
declare namespace Silero {
  /** Rejects if the detector cannot be created. Defaults: 0.5, 300, 0. */
  function createVAD(options: { threshold?: number; minSilenceDurationMs?: number; speechPadMs?: number }): Promise<VoiceDetector>
  const VADEvents: { Result: 'Silero.VADEvents.Result'; Reset: 'Silero.VADEvents.Reset'; Error: 'Silero.VADEvents.Error' }
}

interface VoiceDetector {
  addEventListener(event: 'Silero.VADEvents.Result', handler: (event: VADResultEvent) => void): void
  addEventListener(event: 'Silero.VADEvents.Reset', handler: () => void): void
  addEventListener(event: 'Silero.VADEvents.Error', handler: (event: { reason?: string }) => void): void
  /** Forgets the stream so far. */
  reset(): void
  /** Ends the detection, which is billed until then. Call nothing on the object afterwards. */
  close(): void
}

/** One of the two is present, in seconds of the stream that the detector hears. 0 is a value. */
type VADResultEvent = { speechStartAt?: number; speechEndAt?: number }
