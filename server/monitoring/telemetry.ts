import type { HungUpBy, VoiceEvent } from '../../scenario/protocol.ts'
import type { CallbackOutcome } from '../game/game.ts'

/**
 * What those who run Pavel are told of: each fact is counted (server/metrics.ts) and written down (server/log.ts). A fact holds ids,
 * outcomes and figures, and never a number, a word that was said, a token, a code or an address.
 */
export type TelemetryEvent =
  | { type: 'server ready'; url: string }
  | { type: 'server stopping' }
  | { type: 'visit opened'; visit: number }
  | { type: 'call begun'; call: string; direction: 'inbound' | 'outbound' }
  | {
      type: 'call ended'
      call: string
      visit: number | null
      direction: 'inbound' | 'outbound'
      seconds: number
      by: HungUpBy | null
    }
  | { type: 'game begun'; call: string; visit: number }
  | { type: 'game finished'; call: string; visit: number; points: number; discount: number; hasCode: boolean }
  /** an event of a call, or what claimed to be one, has got its answer */
  | { type: 'event answered'; call?: string; seq?: number; event: VoiceEvent['type'] | 'none'; status: number; ms: number }
  /** what an earlier event went through on its way, `of` being its number; `replyMs`: from the end of the caller's speech to the reply */
  | { type: 'delivery reported'; call: string; of: number; tries: number; lost: number; replyMs?: number | undefined }
  | { type: 'turn pushed'; call: string; turn: number }
  | { type: 'push unacknowledged'; call: string; turn: number; pushes: number }
  | { type: 'callback requested'; call: string; visit: number }
  | { type: 'callback ordered'; call: string; visit: number }
  | { type: 'callback ended'; call: string; visit: number; outcome: CallbackOutcome }
  | { type: 'message sent'; visit: number }
  | { type: 'message failed'; visit: number }
  /** `isReturn`: the same page had a socket before, here or at another server */
  | { type: 'socket opened'; visit: number; isReturn: boolean }
  /** by the server, for a reason of its own that the code tells */
  | { type: 'socket closed'; code: number }
  /** what had changed has reached the visitor's socket, so long after this server heard of it */
  | { type: 'visitor shown'; visit: number; ms: number }
  /** `limit` names the limit; who ran into it is told nowhere */
  | { type: 'limit hit'; limit: string }
  | { type: 'people erased'; people: number }
  | { type: 'database lost' }
  | { type: 'database back' }
  | { type: 'bus lost' }
  | { type: 'bus back' }

export type TelemetryType = TelemetryEvent['type']
