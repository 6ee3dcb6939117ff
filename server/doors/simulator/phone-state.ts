import type { Line } from '../../../scenario/emulator/telephone-line.ts'

/**
 * One utterance in a call, or what the recogniser makes of one. Keys pressed in a row share a remark, and so do the results of one
 * phrase. `change` is the number of the last change to the record of the call that touched this remark.
 */
export type Remark = {
  readonly number: number
  readonly from: 'pavel' | 'caller' | 'keys' | 'recogniser'
  text: string
  /** false for words that are still being said or recognised */
  isComplete: boolean
  note: Note | null
  change: number
}

/** Why a remark did not have the effect that the caller may expect. */
export type Note =
  /** Pavel was silenced in the middle of it: by the caller, by a key, or by what was typed in the chat */
  | 'cut off'
  /** no recogniser was connected: Pavel spoke */
  | 'he spoke'
  /** no recogniser was connected, and Pavel was silent */
  | 'he was thinking'
  /** it was recognised while he spoke, and he went on */
  | 'did not interrupt'
  /** the result came when nothing was listening any more */
  | 'too late'

/** A call from Pavel that rings; `number` is the one that he dials, as people write it. */
export type Ringing = { id: string; number: string }

/** Why a call has ended. */
export type Ending = 'hung up' | 'dropped' | 'by pavel' | 'rejected' | 'unanswered' | 'failed'

/** What the telephone shows of a call. Times are in milliseconds since 1970. */
export type Conversation = {
  readonly id: string
  readonly state: Line['state']
  readonly activity: 'speaking' | 'listening' | 'thinking'
  /** a recogniser is connected, perhaps while he speaks: then he may be interrupted */
  readonly isListenedTo: boolean
  readonly remarks: readonly Remark[]
  /** what Pavel is saying now, and how long the phrase lasts where no voice speaks it */
  readonly phrase: { number: number; readingMs: number } | null
  readonly ending: Ending | null
  readonly error: Error | null
  readonly answeredAt: number | null
  readonly endedAt: number | null
}
