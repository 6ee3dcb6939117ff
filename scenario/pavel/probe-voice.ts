import { guarded } from './guard.ts'
import { createVoiceDetector } from './voice-activity.ts'

/** Watches the voice-activity detection, where the engine has it. What `close` returns is the finding. */
export async function watchVoiceDetection(call: Call): Promise<{ close: () => string }> {
  try {
    const detector = await createVoiceDetector()
    return detector ? watchWith(call, detector) : { close: () => 'absent' }
  } catch (error) {
    return { close: () => `fails: ${String(error).slice(0, longestReason)}` }
  }
}

const longestReason = 100

/** `present`, or `present, a voice from 1200 to 1900 ms`, in the time of the stream. */
function watchWith(call: Call, detector: VoiceDetector): { close: () => string } {
  const ms = (seconds: number | undefined) => (seconds === undefined ? undefined : Math.round(seconds * 1000))
  const first: { start?: number; end?: number; error?: string } = {}
  detector.addEventListener(
    Silero.VADEvents.Result,
    guarded(({ speechStartAt, speechEndAt }) => {
      if (first.start === undefined) first.start = ms(speechStartAt)
      if (first.end === undefined) first.end = ms(speechEndAt)
    }),
  )
  detector.addEventListener(
    Silero.VADEvents.Error,
    guarded(({ reason }) => {
      first.error = String(reason)
    }),
  )
  if (call.state() === 'CONNECTED') call.sendMediaTo(detector)
  return {
    close: () => {
      if (call.state() === 'CONNECTED') call.stopMediaTo(detector)
      detector.close()
      if (first.error !== undefined) return `fails: ${first.error.slice(0, longestReason)}`
      return first.start === undefined || first.end === undefined
        ? 'present'
        : `present, a voice from ${first.start} to ${first.end} ms`
    },
  }
}
