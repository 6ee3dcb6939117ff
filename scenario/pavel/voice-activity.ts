import type { Voice } from '../protocol.ts'
import { giveUp, guarded } from './guard.ts'
import { hearSound } from './hearing.ts'
import { noteVoice, noteVoiceEnd } from './latency.ts'
import { log } from './log.ts'

/** The engine's own default. A shorter silence is a pause inside a word. */
const silenceMs = 300
/** A moment longer ago than this cannot be when the caller fell silent: the stream's clock is not ours. */
const longestDelayMs = 3000

type Detection = {
  state: 'off' | 'beginning' | 'on' | 'over'
  detector: VoiceDetector | null
  call: Call | null
  hearsSince: number
}

const detection: Detection = {
  /** `over`: it has failed, or the call has ended, so that it does not begin again. */
  state: 'off',
  detector: null,
  call: null,
  /** When the detector began to hear, in milliseconds since the epoch. It counts from there. */
  hearsSince: 0,
}

/**
 * Lets the engine's voice-activity detection listen to the call until `stopDetectingVoice`, where `voice` wants it and the engine has
 * it. Without it, or when it fails, all goes on as if it had not been asked for.
 */
export function detectVoice(call: Call, voice: Voice): void {
  if (!voice.detectsVoice || detection.state !== 'off') return
  detection.state = 'beginning'
  beginDetection(call).catch(giveUp)
}

/** Ends the detection, which is billed until then. Does nothing where there is none. */
export function stopDetectingVoice(): void {
  const { detector, call } = detection
  Object.assign(detection, { state: 'over', detector: null })
  if (!detector) return
  if (call && call.state() === 'CONNECTED') call.stopMediaTo(detector)
  detector.close()
}

/** A detector that the engine has created, or null where it has none. Rejects if it has and cannot. */
export async function createVoiceDetector(): Promise<VoiceDetector | null> {
  if (!('Silero' in Modules)) return null
  require(Modules.Silero)
  return typeof Silero === 'undefined' ? null : Silero.createVAD({ minSilenceDurationMs: silenceMs })
}

async function beginDetection(call: Call): Promise<void> {
  const detector = await createVoiceDetector().catch((error) => {
    log(`there is no voice-activity detection: ${String(error)}`)
    return null
  })
  // The call may have ended meanwhile.
  if (detection.state !== 'beginning' || call.state() !== 'CONNECTED') return detector ? detector.close() : undefined
  if (!detector) return stopDetectingVoice()
  Object.assign(detection, { state: 'on', detector, call, hearsSince: Date.now() })
  detector.addEventListener(Silero.VADEvents.Result, guarded(take))
  detector.addEventListener(Silero.VADEvents.Error, guarded(voiceDetectionFailed))
  call.sendMediaTo(detector)
}

/** One of the two is there, and 0 is a value. */
function take({ speechStartAt, speechEndAt }: VADResultEvent): void {
  if (speechStartAt !== undefined) {
    noteVoice()
    hearSound({ type: 'voice' })
  }
  if (speechEndAt === undefined) return
  const at = momentOf(speechEndAt)
  noteVoiceEnd(at)
  hearSound({ type: 'voice ended', at })
}

/** The moment in milliseconds since the epoch. The engine may have counted a silence of the line out, so it is not believed blindly. */
function momentOf(seconds: number): number {
  const now = Date.now()
  const at = detection.hearsSince + seconds * 1000
  return at > now || at < now - longestDelayMs ? now - silenceMs : at
}

function voiceDetectionFailed({ reason }: { reason?: string }): void {
  log(`the voice-activity detection failed: ${reason}`)
  stopDetectingVoice()
}
