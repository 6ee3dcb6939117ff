import { guarded } from './guard.ts'
import { noteSpeechCaptured } from './latency.ts'

export type RecogniserListener = {
  voiceBegan: () => void
  interimCame: (text: string) => void
  finalCame: (result: ASRResultEvent) => void
  failed: (error: string) => void
  /** it stopped by itself */
  died: () => void
}

/** Passes the events of a recogniser on, as long as it `isOurs`: a stopped one may still report (scenario/voxengine.md §3). */
export function listenToRecogniser(asr: ASR, isOurs: () => boolean, listener: RecogniserListener): void {
  const { voiceBegan, interimCame, finalCame, failed, died } = listener
  const ours = <Given extends unknown[]>(handle: (...given: Given) => void) =>
    guarded((...given: Given) => {
      if (isOurs()) handle(...given)
    })
  asr.addEventListener(ASREvents.CaptureStarted, ours(voiceBegan))
  asr.addEventListener(ASREvents.SpeechCaptured, ours(noteSpeechCaptured))
  asr.addEventListener(
    ASREvents.InterimResult,
    ours(({ text }) => interimCame(text || '')),
  )
  asr.addEventListener(ASREvents.Result, ours(finalCame))
  asr.addEventListener(
    ASREvents.ASRError,
    ours(({ error }) => failed(String(error))),
  )
  asr.addEventListener(ASREvents.Stopped, ours(died))
}
