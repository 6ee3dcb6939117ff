/**
 * What the scenario and the server say to each other: signed JSON over `POST /voice/events`, and turns that the server
 * posts to the session's own URL. Types only, so that the scenario can name them and still be one classic script.
 */

/** Raised whenever an older scenario could not play with the server any more, or the other way round. */
export type Version = 2

/** Something that happened in a call. `seq` counts the call's events: 1, 2, 3 …; `before` tells how earlier ones fared. */
export type VoiceEvent = { call: string; seq: number; before?: Exchange[] } & Happening

/** How an earlier event fared on its way. */
export type Exchange = {
  seq: number
  /** how often it was sent, and how many of these got no answer at all */
  tries: number
  lost: number
  /** from the end of what the caller said to the beginning of what Pavel replied, where the event was speech */
  replyMs?: number
}

export type Happening =
  | CallStarted
  | { type: 'call.answered' }
  | { type: 'speech.heard'; turn: number; text: string; /** from 0 to 1 */ confidence: number }
  | { type: 'keys.pressed'; turn: number; keys: string }
  | { type: 'silence'; turn: number }
  | { type: 'turn.started'; turn: number }
  | { type: 'machine.answered' }
  | { type: 'call.examined'; findings: Findings }
  | { type: 'call.ended'; reason: string; seconds: number; /** as far as the scenario knows */ by?: HungUpBy }
  | { type: 'call.failed'; code: number; reason: string }

/** Sent before the call is answered, or before anybody is called, so that a refusal costs nothing. */
export type CallStarted = {
  type: 'call.started'
  version: number
  direction: 'inbound' | 'outbound'
  /** the person's number; inbound as the line gives it: `79161234567`, `anonymous`, empty … */
  caller: string
  /** our number: dialled by him, or shown to him */
  called: string
  /** the session's `accessSecureURL`: a capability, never logged and never shown; empty where the engine gave none */
  control: string
  /** tells two sessions apart that were started for one call */
  session: string
}

/** Whose end the call was ended at; `line`: the sound had stopped before. */
export type HungUpBy = 'pavel' | 'caller' | 'line'

/** What the first-call check saw, a sentence or a value each (voxengine.md §14). */
export type Findings = Record<string, string>

/** What a session that the server starts is told: at most 200 bytes of JSON. The call's id, whom to call, and our number. */
export type Order = { call: string; number: string; from: string }

/** The server's reply, or what it posts to a live call: what Pavel says now and what he then listens for. */
export type Turn = {
  /** numbered within the call; an event names the turn it answers */
  turn: number
  say: string
  listen: Listen | null
  then: 'listen' | 'hang up' | 'reject'
  voice: Voice
  phrases: Phrases
  /** only in a first-call check: try out what nobody knows of the engine, and report it; the words for that */
  examine?: ExamineWords
}

export type ExamineWords = {
  /** is cut short by another phrase */
  long: string
  /** is said many times */
  short: string
  /** asks the caller for a word */
  request: string
  /** asks the caller to hang up while it is being said */
  hangUp: string
}

export type Listen = {
  /** how long to wait for the caller to begin */
  seconds: number
  /** words the recogniser should expect: every answer of the quiz, so that none is favoured */
  hints: string[]
  /** how many keys make one `keys.pressed` */
  keys: number
}

export type Voice = {
  /** a name below `VoiceList`, such as `Yandex.Neural.ru_RU_filipp` */
  speaker: string
  /** a name below `ASRProfileList`, such as `Yandex.ru_RU` */
  recogniser: string
  /** a name below `ASRModelList`; the provider's default where there is none */
  model?: string
  /** after how long a pause the caller has finished */
  phraseEndMs: number
  /** the longest that one answer may take */
  longestSpeechMs: number
}

/** What Pavel says on his own when the server is slow or gone: the scenario has no words itself. */
export type Phrases = {
  /** said once a reply is late */
  filler: string
  /** said when the server stays away: sorry, the game waits, call again */
  goodbye: string
}
