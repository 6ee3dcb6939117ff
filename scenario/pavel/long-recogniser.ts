import type { Turn } from '../protocol.ts'
import { wordsIn } from './expected-words.ts'
import { guarded } from './guard.ts'
import { createRecogniser, stopRecogniser } from './recogniser.ts'

/** What a recogniser has heard over several phrases. Times are in milliseconds since the epoch. */
export type LongRecogniser = {
  asr: ASR
  openedAt: number
  texts: { at: number; words: string[]; isFinal: boolean }[]
  /** when it failed or stopped by itself; 0 while it works */
  stoppedAt: number
  /** after which nothing may be called on it */
  isGone: boolean
}

/** Starts a recogniser that is to go on after an utterance, and notes what it hears. */
export function openLongRecogniser(call: Call, turn: Turn): LongRecogniser {
  const asr = createRecogniser({ ...turn.voice, model: undefined }, [], true)
  const recogniser: LongRecogniser = { asr, openedAt: Date.now(), texts: [], stoppedAt: 0, isGone: false }
  const note = (text: string, isFinal: boolean) => recogniser.texts.push({ at: Date.now(), words: wordsIn(text), isFinal })
  const noteEnd = (isGone: boolean) =>
    guarded(() => {
      recogniser.stoppedAt = recogniser.stoppedAt || Date.now()
      recogniser.isGone = recogniser.isGone || isGone
    })
  asr.addEventListener(
    ASREvents.InterimResult,
    guarded(({ text }) => void note(text || '', false)),
  )
  asr.addEventListener(
    ASREvents.Result,
    guarded(({ text, transcript }) => void note(text || transcript || '', true)),
  )
  asr.addEventListener(ASREvents.ASRError, noteEnd(false))
  asr.addEventListener(ASREvents.Stopped, noteEnd(true))
  if (call.state() === 'CONNECTED') call.sendMediaTo(asr)
  return recogniser
}

/** Stops it, and tells how long it worked: `heard after 31 s` if it recognised the last phrase, which began at `lastPhraseAt`. */
export function closeLongRecogniser(recogniser: LongRecogniser, call: Call, lastPhraseAt: number): string {
  const { asr, openedAt, texts, stoppedAt, isGone } = recogniser
  if (!isGone) stopRecogniser(asr, call)
  const seconds = (at: number) => Math.round((at - openedAt) / 1000)
  if (stoppedAt) return `stopped after ${seconds(stoppedAt)} s`
  const last = texts.filter(({ at, words }) => at >= lastPhraseAt && words.length > 0)
  if (last.length > 0) return `heard after ${seconds(last[0].at)} s`
  return texts.some(({ isFinal }) => isFinal) ? 'deaf after its first result' : 'heard nothing'
}
