import type { Exchange } from '../protocol.ts'

type Latency = {
  exchanges: Exchange[]
  unanswered: Exchange | null
  speechEndedAt: number
}

const latency: Latency = {
  /** How the delivery of earlier events went. The next event takes this to the server. */
  exchanges: [],
  /** The exchange whose reply Pavel has not begun to say yet. */
  unanswered: null,
  /** When the caller last said something, in milliseconds since the epoch; 0 if nothing was said since Pavel began to listen. */
  speechEndedAt: 0,
}

/** Pavel begins to listen: nothing has been said yet. */
export function noteListening(): void {
  latency.speechEndedAt = 0
}

/** An interim result arrived: the caller is still speaking now. */
export function noteInterimResult(): void {
  latency.speechEndedAt = Date.now()
}

/** A final result arrived. It may come long after the last interim result, which tells better when the caller stopped. */
export function noteFinalResult(): void {
  latency.speechEndedAt = latency.speechEndedAt || Date.now()
}

/** Starts the record of one event's delivery; whoever delivers it counts `tries` and `lost`. */
export function noteExchange(seq: number): Exchange {
  const exchange: Exchange = { seq, tries: 0, lost: 0 }
  latency.exchanges.push(exchange)
  if (latency.speechEndedAt) latency.unanswered = exchange
  return exchange
}

/** Pavel begins to reply: this is how long the caller has waited for it. */
export function noteReply(): void {
  if (latency.unanswered && latency.speechEndedAt) latency.unanswered.replyMs = Date.now() - latency.speechEndedAt
  latency.unanswered = null
  latency.speechEndedAt = 0
}

/** The records that no event has carried yet. Each is given once. */
export function takeExchanges(): Exchange[] {
  return latency.exchanges.splice(0)
}
