import type { Turn } from '../protocol.ts'
import { endInExpected, matchesIn, wordsIn } from './expected-words.ts'

/** How long the caller is silent, for the voice-activity detection, before the turn is over. It is surer than a lack of results. */
const voiceEndMs = 650
/** Interim results lag behind the voice, so the turn goes on for this long after the newest one, whatever the detection says. */
const newestResultMs = 350
/** The confidence of an interim result that was never confirmed by a final one. */
export const unconfirmedConfidence = 0.5

/** What the caller has said in a turn so far. Times are in milliseconds since the epoch. */
export type Phrase = {
  text: string
  confidence: number
  isFinal: boolean
  listenedSince: number
  /** null until the caller begins to speak */
  beganAt: number | null
  /** when the text last changed */
  changedAt: number
  /** when the caller fell silent; null while he speaks, or where the engine does not tell */
  voiceEndedAt: number | null
}

/** After how long a turn is over, and the phrases that make it sooner. */
export type Patience = {
  silenceMs: number
  phraseEndMs: number
  expectedEndMs: number
  longestSpeechMs: number
  expectedSooner: readonly string[]
  /** those of them that do not, because they cost something */
  unhurried: readonly string[]
  /** what is none of these phrases by then is over; a moment in milliseconds since the epoch */
  needed?: { phrases: readonly string[]; by: number }
}

/** How long Pavel waits in this turn. */
export function patienceFor({ listen, voice }: Turn): Patience {
  const { phraseEndMs, longestSpeechMs, expectedEndMs = phraseEndMs } = voice
  const expectedSooner = (listen && listen.isExpectedOverSooner && listen.expected) || []
  const unhurried = (listen && listen.unhurried) || []
  const silenceMs = (listen ? listen.seconds : 0) * 1000
  return { silenceMs, phraseEndMs, expectedEndMs, longestSpeechMs, expectedSooner, unhurried }
}

/** Nothing has been said since `at`. */
export function nothingSaid(at: number): Phrase {
  return { text: '', confidence: 0, isFinal: false, listenedSince: at, beganAt: null, changedAt: at, voiceEndedAt: null }
}

/** A voice was heard, without words yet. */
export function withVoice(phrase: Phrase, at: number): Phrase {
  return { ...phrase, beganAt: phrase.beganAt === null ? at : phrase.beganAt, voiceEndedAt: null }
}

/** The caller fell silent at `at`. */
export function withVoiceEnd(phrase: Phrase, at: number): Phrase {
  return { ...phrase, voiceEndedAt: at }
}

/** The recogniser has `text` now. The same text again changes nothing; an empty one takes back what it had. */
export function withText(phrase: Phrase, text: string, at: number): Phrase {
  if (text === phrase.text) return phrase
  if (!text) return { ...nothingSaid(phrase.listenedSince), changedAt: at }
  return {
    ...phrase,
    text,
    confidence: unconfirmedConfidence,
    beganAt: phrase.beganAt === null ? at : phrase.beganAt,
    changedAt: at,
  }
}

/** The recogniser is sure of `text`. */
export function withFinalText(phrase: Phrase, text: string, confidence: number, at: number): Phrase {
  return { ...withText(phrase, text, at), confidence, isFinal: true }
}

/** When the turn is over if nothing else is heard. */
export function endOf(phrase: Phrase, patience: Patience): number {
  const { needed } = patience
  const isNeededYet = needed !== undefined && matchesIn(wordsIn(phrase.text), needed.phrases).length === 0
  return needed && isNeededYet ? Math.min(needed.by, endOfWhatWasSaid(phrase, patience)) : endOfWhatWasSaid(phrase, patience)
}

function endOfWhatWasSaid(phrase: Phrase, patience: Patience): number {
  const { text, isFinal, beganAt, changedAt, listenedSince } = phrase
  if (isFinal) return changedAt
  if (beganAt === null) return listenedSince + patience.silenceMs
  const longest = beganAt + patience.longestSpeechMs
  return text ? Math.min(longest, endAfterText(phrase, patience)) : longest
}

function endAfterText({ text, changedAt, voiceEndedAt }: Phrase, patience: Patience): number {
  const words = wordsIn(text)
  const byText = changedAt + (isOverSooner(words, patience) ? patience.expectedEndMs : patience.phraseEndMs)
  // What costs something waits out the whole pause: a voice that falls silent may only draw breath before it takes it back.
  if (voiceEndedAt === null || endInExpected(words, patience.unhurried)) return byText
  return Math.min(byText, Math.max(voiceEndedAt + voiceEndMs, changedAt + newestResultMs))
}

function isOverSooner(words: readonly string[], { expectedSooner, unhurried }: Patience): boolean {
  return endInExpected(words, expectedSooner) && !endInExpected(words, unhurried)
}

/** From 0 to 1. Some providers count to 100 (scenario/voxengine.md §3). A result without a confidence counts as unconfirmed. */
export function normalisedConfidence(confidence: number | undefined): number {
  if (confidence === undefined) return unconfirmedConfidence
  return Math.max(0, Math.min(1, confidence > 1 ? confidence / 100 : confidence))
}
