import type { Answer, Call, Entry, Participant, Visit } from './transaction.ts'

/** A visit whose conversation has changed. `written` is what its page shows now; null where that has to be read. */
export type Change = { visitId: number; written: Written | null }

/**
 * All that the page of a visit shows, as one transaction wrote it while it moved the visit's cursor from `base` to `last`. `entries` are
 * the entries in between; `lastAnswer` is the newest answer of the game.
 */
export type Written = {
  base: number
  last: number
  visit: Visit
  participant: Participant
  call: Call
  lastAnswer: LastAnswer | null
  entries: Entry[]
}

/** What the page shows of the newest answer. */
export type LastAnswer = Pick<Answer, 'rebus' | 'points' | 'isLast' | 'at'>

/** Returns the changes of these visits, whose pages have to read what they show. */
export function unread(visitIds: Iterable<number>): Change[] {
  return [...visitIds].map((visitId) => ({ visitId, written: null }))
}
