import type { Line } from '../../../scenario/emulator/telephone-line.ts'

/** One utterance in a call. Keys pressed in a row share one remark. */
export type Remark = { number: number; from: 'pavel' | 'caller' | 'keys'; text: string }

/** A call from Pavel that rings; `number` is the one that he dials, as people write it. */
export type Ringing = { id: string; number: string }

/** Why a call has ended. */
export type Ending = 'hung up' | 'dropped' | 'by pavel' | 'rejected' | 'unanswered' | 'failed'

/** What the telephone shows of a call. Times are in milliseconds since 1970. */
export type Conversation = {
  readonly id: string
  readonly state: Line['state']
  readonly activity: 'speaking' | 'listening' | 'thinking'
  readonly remarks: readonly Remark[]
  /** what Pavel is saying now, and how long the phrase lasts where no voice speaks it */
  readonly phrase: { number: number; readingMs: number } | null
  /** what the caller will say once Pavel listens */
  readonly waiting: string | null
  readonly ending: Ending | null
  readonly error: Error | null
  readonly answeredAt: number | null
  readonly endedAt: number | null
}
