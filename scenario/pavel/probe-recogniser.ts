import type { Turn } from '../protocol.ts'
import { findings } from './check-findings.ts'
import { after, guarded } from './guard.ts'
import { createRecogniser, stopRecogniser } from './recogniser.ts'
import { onlyHangUp, race } from './wait.ts'

const speechLimitMs = 12 * 1000

/** Listens once and notes which events the recogniser fires, when, and how it writes a result. */
export async function watchRecogniser(call: Call, turn: Turn): Promise<void> {
  const seen: string[] = []
  await race<{ type: 'heard' }>(onlyHangUp, (settle) => {
    const asr = createRecogniser({ ...turn.voice, model: undefined }, [], false)
    const limit = after(speechLimitMs, () => settle({ type: 'heard' }))
    noteEvents(asr, seen, () => settle({ type: 'heard' }))
    call.sendMediaTo(asr)
    return () => {
      clearTimeout(limit)
      stopRecogniser(asr, call)
    }
  })
  findings['speech events'] = seen.join(', ') || 'none'
}

function noteEvents(asr: ASR, seen: string[], onResult: () => void): void {
  const startedAt = Date.now()
  const note = (name: string) => guarded(() => void seen.push(`${name} +${Date.now() - startedAt}`))
  asr.addEventListener(ASREvents.CaptureStarted, note('CaptureStarted'))
  asr.addEventListener(ASREvents.SpeechCaptured, note('SpeechCaptured'))
  asr.addEventListener(ASREvents.InterimResult, note('InterimResult'))
  asr.addEventListener(ASREvents.ASRError, note('ASRError'))
  const noteResult = note('Result')
  asr.addEventListener(
    ASREvents.Result,
    guarded((result) => {
      noteResult()
      findings.confidence = String(result.confidence)
      findings['result field'] = result.text ? 'text' : result.transcript ? 'transcript' : 'neither'
      onResult()
    }),
  )
}
