/**
 * What the scenario and the server say to each other: signed JSON over `POST /voice/events`.
 * Types only, so that the scenario can name them and still be one classic script.
 */

/** Something that happened in a call. `seq` counts the call's events: 1, 2, 3 … */
export type VoiceEvent = { call: string; seq: number } & Happening

export type Happening =
  | CallStarted
  | { type: 'call.answered' }
  | { type: 'speech.heard'; turn: number; text: string; /** from 0 to 1 */ confidence: number }
  | { type: 'keys.pressed'; turn: number; keys: string }
  | { type: 'silence'; turn: number }
  | { type: 'turn.started'; turn: number }
  | { type: 'call.ended'; reason: string; seconds: number }
  | { type: 'call.failed'; code: number; reason: string }

/** Sent before `answer()`, so that a refusal costs nothing. */
export type CallStarted = {
  type: 'call.started'
  direction: 'inbound' | 'outbound'
  /** as the line gives it: `79161234567`, `anonymous`, empty … */
  caller: string
  called: string
  /** the session's `accessSecureURL`: a capability, never logged and never shown */
  control: string
  /** the visit that asked to be called (outbound only) */
  visit?: string
}

/** The server's reply: what Pavel says now and what he then listens for. */
export type Turn = {
  /** numbered within the call; an event names the turn it answers */
  turn: number
  say: string
  listen: Listen | null
  then: 'listen' | 'hang up' | 'reject'
  voice: Voice
  phrases: Phrases
}

export type Listen = {
  /** how long to wait for the caller to begin */
  seconds: number
  /** words the recogniser should expect: every answer of the quiz, so that none is favoured */
  hints: string[]
  /** how many keys make one `keys.pressed` */
  keys: number
}

/** Names below `VoiceList` and `ASRProfileList`, such as `Yandex.Neural.ru_RU_filipp` and `Yandex.ru_RU`. */
export type Voice = { speaker: string; recogniser: string }

/** What Pavel says on his own when the server is slow or gone: the scenario has no words itself. */
export type Phrases = {
  /** said once a reply is late */
  filler: string
  /** said when the server stays away: sorry, the game waits, call again */
  goodbye: string
}
