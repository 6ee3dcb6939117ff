import type { Exchange } from '../protocol.ts'

/** How much later than the voice its interim results come, as a rule. */
const usualInterimLagMs = 300
/** A detector that names a moment longer ago than this means another phrase. */
const longestDetectionMs = 3000

type Latency = {
  exchanges: Exchange[]
  unanswered: { exchange: Exchange; speechEndedAt: number; sentAt: number } | null
  voiceEndedAt: number
  capturedAt: number
  changedAt: number
  resultAt: number
}

const latency: Latency = {
  /** How the delivery of earlier events went. The next event takes this to the server. */
  exchanges: [],
  /** The exchange of the caller's newest words, whose reply Pavel has not begun to say yet. */
  unanswered: null,
  /**
   * When the caller fell silent, by each witness, in milliseconds since the epoch; 0 without one. `voiceEndedAt`: the voice-activity
   * detection; `capturedAt`: the recogniser has all the sound; `changedAt`: the newest words; `resultAt`: the final result, which may
   * come long after the others.
   */
  voiceEndedAt: 0,
  capturedAt: 0,
  changedAt: 0,
  resultAt: 0,
}

/** Pavel begins to listen: nothing has been said yet. */
export function noteListening(): void {
  Object.assign(latency, { unanswered: null, voiceEndedAt: 0, capturedAt: 0, changedAt: 0, resultAt: 0 })
}

/** A new utterance begins: what was noted of the one before does not tell when this one ends. */
export function noteUtterance(): void {
  Object.assign(latency, { capturedAt: 0, changedAt: 0, resultAt: 0 })
}

/** The caller's voice is heard: he speaks now. */
export function noteVoice(): void {
  latency.voiceEndedAt = 0
}

/** A result came, final or with other words than the one before: the caller has just spoken. */
export function noteResult(isInterim: boolean): void {
  if (isInterim) latency.changedAt = Date.now()
  else latency.resultAt = Date.now()
}

/** The recogniser has all the sound of a phrase. */
export function noteSpeechCaptured(): void {
  latency.capturedAt = Date.now()
}

/** The voice-activity detection says that the caller fell silent at `at`. It may say so after his words have been sent. */
export function noteVoiceEnd(at: number): void {
  latency.voiceEndedAt = at
  const { unanswered } = latency
  if (unanswered && at <= unanswered.sentAt && at > unanswered.sentAt - longestDetectionMs) unanswered.speechEndedAt = at
}

/** Starts the record of one event's delivery; whoever delivers it counts `tries` and `lost`. */
export function noteExchange(seq: number, isSpeech: boolean): Exchange {
  const exchange: Exchange = { seq, tries: 0, lost: 0 }
  latency.exchanges.push(exchange)
  const speechEndedAt = endOfSpeech()
  if (isSpeech && speechEndedAt) latency.unanswered = { exchange, speechEndedAt, sentAt: Date.now() }
  return exchange
}

/** Pavel's reply begins to sound: this is how long the caller has waited for it. */
export function noteReply(): void {
  const { unanswered } = latency
  if (unanswered) unanswered.exchange.replyMs = Math.max(0, Date.now() - unanswered.speechEndedAt)
  latency.unanswered = null
}

/** The records that no event has carried yet. Each is given once. */
export function takeExchanges(): Exchange[] {
  return latency.exchanges.splice(0)
}

/** A recogniser has all the sound some time after the end of it, so the words may tell better, if they came sooner. */
function endOfSpeech(): number {
  const { voiceEndedAt, capturedAt, changedAt, resultAt } = latency
  if (voiceEndedAt) return voiceEndedAt
  const byWords = changedAt && changedAt - usualInterimLagMs
  return capturedAt && byWords ? Math.min(capturedAt, byWords) : capturedAt || byWords || resultAt
}
