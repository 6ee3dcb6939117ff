import type { Happening, Turn } from '../protocol.ts'
import { detectEndOfTurn, type EndOfTurn } from './end-of-turn.ts'
import { guarded } from './guard.ts'
import { interruptionsOf } from './keys.ts'
import { log } from './log.ts'
import { createRecogniser, stopRecogniser } from './recogniser.ts'
import { type Interruption, race } from './wait.ts'

/** Listens to the caller's answer. Resolves to what was heard, to silence, or to what interrupted. */
export async function listen(call: Call, turn: Turn): Promise<{ type: 'happened'; happening: Happening } | Interruption> {
  return race<{ type: 'happened'; happening: Happening }>(interruptionsOf(turn), (settle) => {
    const asr = createRecogniser(turn.voice, turn.listen ? turn.listen.hints : [])
    const endOfTurn = detectEndOfTurn(turn, (happening) => settle({ type: 'happened', happening }))
    forwardEvents(asr, endOfTurn)
    call.sendMediaTo(asr)
    return () => {
      endOfTurn.stopTimers()
      stopRecogniser(asr, call)
    }
  })
}

function forwardEvents(asr: ASR, { speechBegan, interimResult, finalResult }: EndOfTurn): void {
  asr.addEventListener(ASREvents.CaptureStarted, guarded(speechBegan))
  asr.addEventListener(
    ASREvents.InterimResult,
    guarded(({ text }) => {
      if (text) interimResult(text)
    }),
  )
  asr.addEventListener(
    ASREvents.Result,
    guarded((result) => {
      log(`a result with the confidence ${result.confidence}`)
      finalResult(result.text || result.transcript || '', result.confidence)
    }),
  )
  // Keys still work when the recogniser does not, so the no-input timer goes on.
  asr.addEventListener(
    ASREvents.ASRError,
    guarded(({ error }) => log(`the recogniser failed: ${error}`)),
  )
}
