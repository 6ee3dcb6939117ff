import type { Happening, Turn } from '../protocol.ts'
import { after } from './guard.ts'
import { noteFinalResult, noteInterimResult, noteListening } from './latency.ts'

/** The confidence sent with an interim result that was never confirmed by a final one. */
const unconfirmedConfidence = 0.5

/** What the recogniser reports, and the clean-up. */
export type EndOfTurn = {
  speechBegan: () => void
  interimResult: (text: string) => void
  finalResult: (text: string, confidence: number | undefined) => void
  stopTimers: () => void
}

/**
 * Decides when the caller has finished, and settles with what was heard or with silence. That is at the final result, or when
 * no interim result has followed the last one for `voice.phraseEndMs`, which often comes sooner. The engine never reports
 * silence (scenario/voxengine.md §3), so the no-input timer is here as well.
 */
export function detectEndOfTurn({ turn, listen, voice }: Turn, settle: (happening: Happening) => void): EndOfTurn {
  const silence: Happening = { type: 'silence', turn }
  const settleSpoken = (text: string, confidence: number) =>
    settle(text.trim() && confidence > 0 ? { type: 'speech.heard', turn, text: text.trim(), confidence } : silence)
  let interim = ''
  let isSpeaking = false
  let pause: number | undefined
  let limit = after((listen ? listen.seconds : 0) * 1000, () => settle(silence))
  noteListening()
  const settleInterim = () => settleSpoken(interim, unconfirmedConfidence)
  const speechBegan = () => {
    if (isSpeaking) return
    isSpeaking = true
    clearTimeout(limit)
    limit = after(voice.longestSpeechMs, settleInterim)
  }
  return {
    speechBegan,
    interimResult: (text) => {
      speechBegan()
      interim = text
      noteInterimResult()
      clearTimeout(pause)
      pause = after(voice.phraseEndMs, settleInterim)
    },
    finalResult: (text, confidence) => {
      noteFinalResult()
      settleSpoken(text, normalised(confidence))
    },
    stopTimers: () => {
      clearTimeout(limit)
      clearTimeout(pause)
    },
  }
}

/** From 0 to 1. Some providers count to 100 (scenario/voxengine.md §3). A result without a confidence counts as unconfirmed. */
function normalised(confidence: number | undefined): number {
  if (confidence === undefined) return unconfirmedConfidence
  return Math.max(0, Math.min(1, confidence > 1 ? confidence / 100 : confidence))
}
