import type { Turn } from '../protocol.ts'
import { normalisedConfidence } from './end-of-turn.ts'
import { expectedIn } from './expected-words.ts'
import { after } from './guard.ts'
import { noteResult, noteUtterance } from './latency.ts'
import { log } from './log.ts'
import { noteEcho } from './own-voice.ts'
import { listenToRecogniser } from './recogniser-events.ts'
import { createRecogniser, goesOn, stopRecogniser } from './recogniser.ts'
import {
  newWordsIn,
  nothingHeard,
  type Sound,
  takenOver,
  textOf,
  type Transcript,
  withFinal,
  withInterim,
  withoutPast,
} from './transcript.ts'

type Listener = (sound: Sound) => void
type Ears = {
  call: Call
  turn: Turn
  asr: ASR | null
  startedAt: number
  restarts: number
  transcript: Transcript
  hasResult: boolean
  isQuiet: boolean
  /** it took the place of one that was quiet */
  isReplacement: boolean
  listener: Listener
}

/** A recogniser that fails over and over is given up: keys still work. */
const mostRestarts = 3
/** One that lived no longer fails for a lasting reason, such as a quota, and is given a moment. */
const shortLifeMs = 1000

const hearing: { ears: Ears | null; areMortal: boolean } = {
  /** The recogniser that is connected to the call, if one is. */
  ears: null,
  /** The recognisers of this engine hear one utterance, whatever they are asked for, and do not say that they hear no more. */
  areMortal: false,
}

/** Connects a recogniser to the call. One that listens already goes on, so that the words that it is hearing are not lost. */
export function openEars(call: Call, turn: Turn): void {
  if (hearing.ears) {
    hearing.ears.turn = turn
    return
  }
  const state = {
    startedAt: 0,
    restarts: 0,
    transcript: nothingHeard,
    hasResult: false,
    isQuiet: true,
    isReplacement: false,
    listener: toNobody,
  }
  hearing.ears = { call, turn, asr: null, ...state }
  startRecogniser(hearing.ears)
}

/** Whether a recogniser is connected to the call. */
export function areEarsOpen(): boolean {
  return hearing.ears !== null
}

/** Stops the recogniser, if there is one. What it still reports is ignored. */
export function closeEars(): void {
  const { ears } = hearing
  hearing.ears = null
  if (ears && ears.asr) stopRecogniser(ears.asr, ears.call)
}

/** Sends what is heard from now on to `listener`, until `ignoreSounds` or the next `hearWith`. */
export function hearWith(listener: Listener): void {
  if (hearing.ears) hearing.ears.listener = listener
}

/** The recogniser goes on, and nobody listens to it. */
export function ignoreSounds(): void {
  hearWith(toNobody)
}

/** What was heard so far does not count any more, but for the last `kept` words if they are still being recognised. */
export function forgetWhatWasHeard(kept = 0): void {
  if (hearing.ears) hearing.ears.transcript = withoutPast(hearing.ears.transcript, kept)
}

/** All that was heard and counts. */
export function whatWasHeard(): string {
  return hearing.ears ? textOf(hearing.ears.transcript) : ''
}

/** For the voice-activity detection, which hears what the recogniser hears. */
export function hearSound(sound: Sound): void {
  if (hearing.ears) hearing.ears.listener(sound)
}

/** Some recognisers die after their first utterance and do not say so. One that heard nothing since `noteQuiet` is replaced. */
export function replaceIfQuiet(): void {
  const { ears } = hearing
  if (!ears || !ears.asr || !ears.isQuiet || !ears.hasResult) return
  log('the recogniser has been quiet since its first result, so it is replaced')
  replaceRecogniser(ears)
  ears.isReplacement = true
}

/** Nothing has been heard since now. */
export function noteQuiet(): void {
  if (hearing.ears) hearing.ears.isQuiet = true
}

function startRecogniser(ears: Ears): void {
  const { call, turn } = ears
  if (call.state() !== 'CONNECTED') return
  const asr = createRecogniser(turn.voice, turn.listen ? turn.listen.hints : [], goesOn(turn))
  Object.assign(ears, { asr, startedAt: Date.now(), transcript: takenOver(ears.transcript), hasResult: false, isQuiet: true })
  forwardEvents(asr, ears)
  call.sendMediaTo(asr)
}

function forwardEvents(asr: ASR, ears: Ears): void {
  const isOurs = () => hearing.ears === ears && ears.asr === asr
  listenToRecogniser(asr, isOurs, {
    voiceBegan: () => voiceBegan(ears),
    interimCame: (text) => interimCame(ears, text),
    finalCame: (result) => finalCame(ears, result),
    failed: (error) => recogniserFailed(ears, asr, error),
    died: () => recogniserDied(ears),
  })
}

function voiceBegan(ears: Ears): void {
  ears.isQuiet = false
  ears.listener({ type: 'voice' })
}

/** What a replacement hears soon, the one before it should have heard. */
function noteWords(ears: Ears): void {
  if (ears.isReplacement) hearing.areMortal = true
  ears.isQuiet = false
}

function interimCame(ears: Ears, text: string): void {
  noteWords(ears)
  if (!ears.transcript.raw) noteUtterance()
  if (text.trim() !== ears.transcript.raw) noteResult(true)
  keep(ears, withInterim(ears.transcript, text.trim()))
  ears.listener({ type: 'text', text: textOf(ears.transcript), isFinal: false, confidence: 0 })
}

function finalCame(ears: Ears, { text, transcript, confidence }: ASRResultEvent): void {
  log(`a result with the confidence ${confidence}`)
  noteWords(ears)
  ears.hasResult = true
  noteResult(false)
  const share = normalisedConfidence(confidence)
  const words = share > 0 ? (text || transcript || '').trim() : ''
  keep(ears, withFinal(ears.transcript, words))
  ears.listener({ type: 'text', text: textOf(ears.transcript), isFinal: true, confidence: share })
  if (hearing.areMortal && hearing.ears === ears) replaceRecogniser(ears)
}

function keep(ears: Ears, transcript: Transcript): void {
  noteEcho(newWordsIn(transcript, ears.transcript), Date.now(), expectedIn(ears.turn))
  ears.transcript = transcript
}

function replaceRecogniser(ears: Ears): void {
  if (ears.asr) stopRecogniser(ears.asr, ears.call)
  startRecogniser(ears)
}

function recogniserFailed(ears: Ears, asr: ASR, error: string): void {
  log(`the recogniser failed: ${error}`)
  stopRecogniser(asr, ears.call)
  restartRecogniser(ears)
}

function recogniserDied(ears: Ears): void {
  log('the recogniser stopped by itself')
  restartRecogniser(ears)
}

function restartRecogniser(ears: Ears): void {
  ears.asr = null
  if (ears.restarts >= mostRestarts) return
  ears.restarts += 1
  const isShortLived = Date.now() - ears.startedAt < shortLifeMs
  after(isShortLived ? shortLifeMs : 0, () => {
    if (hearing.ears === ears && !ears.asr) startRecogniser(ears)
  })
}

function toNobody(): void {}
