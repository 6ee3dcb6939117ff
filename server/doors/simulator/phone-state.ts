import type { Line } from '../../../scenario/emulator/telephone-line.ts'

/** One line of what was said in a call; keys pressed in a row share a line. */
export type Remark = { number: number; from: 'pavel' | 'caller' | 'keys'; text: string }

/** A call that rings: the number that Pavel dials, as people write it. */
export type Ringing = { id: string; number: string }

/** Why a call is over. */
export type Ending = 'hung up' | 'dropped' | 'by pavel' | 'rejected' | 'unanswered' | 'failed'

/** Everything the telephone shows of a call; times in milliseconds since 1970. */
export type Conversation = {
  readonly id: string
  readonly state: Line['state']
  readonly activity: 'speaking' | 'listening' | 'thinking'
  readonly remarks: readonly Remark[]
  /** what Pavel is saying now, and how long that lasts where no voice says it */
  readonly phrase: { number: number; readingMs: number } | null
  /** what the caller will say once Pavel listens */
  readonly waiting: string | null
  readonly ending: Ending | null
  readonly error: Error | null
  readonly answeredAt: number | null
  readonly endedAt: number | null
}
