/**
 * The protocol between the scenario and the server. The scenario sends events as signed JSON to `POST /voice/events`, and every
 * reply is a turn. The server may also push a turn to the session's access URL. Both sides import this file; the build makes it a
 * section of the scenario's script.
 */

/** Raise it with every change after which an older scenario cannot play with the server, or an older server with the scenario. */
export const protocolVersion = 2

/**
 * A value as JSON with every character outside ASCII escaped. The engine does not document how it encodes text before it signs
 * it (scenario/voxengine.md §11), so there must be nothing to encode. Both sides write their messages with it.
 */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value)
  let ascii = ''
  for (let at = 0; at < json.length; at++) {
    const unit = json.charCodeAt(at)
    ascii += unit < 0x7f ? json.charAt(at) : '\\u' + hexOfByte[unit >> 8] + hexOfByte[unit & 0xff]
  }
  return ascii
}

// A table and no regular expression: most of a message is Cyrillic, and a callback for each letter takes six times as long.
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * One event of a call. `seq` numbers the call's events 1, 2, 3 …; an event that is sent again keeps its number, so that the
 * server counts it once. `before` says how the delivery of earlier events went.
 */
export type VoiceEvent = { call: string; seq: number; before?: Exchange[] } & Happening

/** How the delivery of one event went. */
export type Exchange = {
  seq: number
  /** attempts to send it, and how many of these got no HTTP response */
  tries: number
  lost: number
  /** for speech: from the end of the caller's words, as far as the line tells it, to the moment when Pavel's reply began to sound */
  replyMs?: number
}

export type Happening =
  | CallStarted
  | { type: 'call.answered' }
  | SpeechHeard
  | { type: 'keys.pressed'; turn: number; keys: string }
  | { type: 'silence'; turn: number }
  | { type: 'turn.started'; turn: number }
  | { type: 'machine.answered' }
  | { type: 'call.examined'; findings: Findings }
  | CallEnded
  | { type: 'call.failed'; code: number; reason: string }

/** What the caller said in a turn. */
export type SpeechHeard = {
  type: 'speech.heard'
  turn: number
  text: string
  /** from 0 to 1 */
  confidence: number
  /** the caller said it over Pavel, who fell silent: the index of the piece of the turn that was cut off */
  interrupted?: number
  /**
   * The turn had been answered with the beginning of these words, and they went on within `voice.correctionMs` of the verdict. They
   * take the place of that answer, which costs nothing if it was wrong.
   */
  corrects?: true
}

/** Sent before an inbound call is answered and before an outbound one is placed, so that a refused call costs nothing. */
export type CallStarted = {
  type: 'call.started'
  version: number
  direction: 'inbound' | 'outbound'
  /** the person's number; of an inbound call as the engine writes it: `79161234567`, `anonymous`, empty … */
  caller: string
  /** our number: the one that was dialled, or the caller ID that we show */
  called: string
  /** the session's access URL; it grants control over the call, so never log or show it; empty where the engine gave none */
  control: string
  /** differs between two sessions that were started for the same call */
  session: string
  /** the fingerprint of the script; a script from before there were any sends none */
  build?: string
}

/** `by` is the scenario's best guess. `interruptions` is missing where no voice was heard over Pavel. */
type CallEnded = { type: 'call.ended'; reason: string; seconds: number; by?: HungUpBy; interruptions?: Interruptions }

/** What came in one call of listening while Pavel speaks. */
export type Interruptions = {
  /** how often he fell silent because of what was heard */
  stops: number
  /** how often he then said the piece again, because nothing came of it */
  saidAgain: number
  /** how often his own words came back and were taken for nothing */
  echoes: number
  /** from the first match to the order to fall silent, in milliseconds: the longest */
  longestStopMs: number
}

/** Which side ended the call. `line`: no sound came through any more before the end, so the connection failed. */
export type HungUpBy = 'pavel' | 'caller' | 'line'

/** The results of the first-call check (scenario/voxengine.md §11): for each probe, a short value or sentence. */
export type Findings = Record<string, string>

/**
 * The custom data of a session that the server starts to place a call: its id, the number to call, and our number. At most 200
 * bytes as JSON (scenario/voxengine.md §1).
 */
export type Order = { call: string; number: string; from: string }

/** What Pavel says now and what he then listens for. */
export type Turn = {
  /** its number within the call; events name the turn that they answer */
  turn: number
  say: string
  /**
   * `say` in the pieces that it is said in; without them it is one piece that no voice interrupts. Keys interrupt any piece. After one
   * that is open all others are.
   */
  pieces?: Piece[]
  listen: Listen | null
  then: 'listen' | 'hang up' | 'reject'
  /** what was heard last is settled: words that go on change nothing, and need not be listened to while this turn begins */
  isSettled?: boolean
  voice: Voice
  phrases: Phrases
  /** run the first-call check instead of a conversation, with these texts */
  examine?: ExamineWords
}

export type ExamineWords = {
  /** a phrase that another one replaces */
  long: string
  /** a phrase that is said many times */
  short: string
  /** asks the caller to say a word */
  request: string
  /** asks the caller to put the telephone on loudspeaker and to be quiet while this is said, so that its echo can be heard */
  echo?: string
  /** asks the caller to hang up during this very phrase */
  hangUp: string
}

/** `isOpen`: the caller may interrupt it by voice, where the turn's voice lets him. */
export type Piece = { text: string; isOpen: boolean }

export type Listen = {
  /** the no-input timeout */
  seconds: number
  /** words for the recogniser to expect: all answers of the quiz, because hints of only the right one would favour it */
  hints: string[]
  /** how many keys one `keys.pressed` may have; 0 if keys are not accepted */
  keys: number
  /**
   * What the caller is likely to say: commands, and words that sound like answers, among which the right one cannot be told from the
   * others. Normalised: lower case, «е» for «ё», only letters, digits and single spaces. A word of five letters or more stands for all
   * words that begin with it. Only these interrupt Pavel.
   */
  expected?: string[]
  /** speech that ends in an expected phrase is over after `voice.expectedEndMs` */
  isExpectedOverSooner?: boolean
  /** those of the expected phrases that cost something, so that the usual pause is waited for before they are taken at their word */
  unhurried?: string[]
}

export type Voice = {
  /** a path in `VoiceList`, such as `Yandex.Neural.ru_RU_filipp` */
  speaker: string
  /** a path in `ASRProfileList`, such as `Yandex.ru_RU` */
  recogniser: string
  /** a path in `ASRModelList`; without it, the provider's default model */
  model?: string
  /** the pause after an interim result that ends the caller's turn */
  phraseEndMs: number
  /** the longest that the caller may speak in one turn */
  longestSpeechMs: number
  /** the same pause after an interim result that ends in an expected phrase; `phraseEndMs` where it is left out */
  expectedEndMs?: number
  /** how long after the beginning of a verdict more words still correct the answer; no time where it is left out */
  correctionMs?: number
  /** expected words interrupt what Pavel says, in the pieces that are open */
  isInterruptible?: boolean
  /** the expected words are none that Pavel says, such as a machine's: he listens from the beginning of the turn, and is never deaf */
  hearsAtOnce?: boolean
  /** the engine's voice-activity detection tells when the caller falls silent, where the engine has it */
  detectsVoice?: boolean
}

/** What Pavel says when the server is slow or does not answer. It comes with every turn, because the scenario holds no texts. */
type Phrases = {
  /** said when a reply is late */
  filler: string
  /** said when the server does not answer: sorry, the game waits, call again */
  goodbye: string
}
