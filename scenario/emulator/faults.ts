/** What a bad line does. All zero by default; may be changed at any moment. Shares are from 0 (never) to 1 (always). */
export type Faults = {
  /** how long a request travels before it reaches the server */
  requestDelayMs: number
  /** the share of requests that never arrive */
  loseRequests: number
  /** the share of replies that never come back, although the server has done what was asked */
  loseReplies: number
  /** the share of requests that arrive twice */
  repeatRequests: number
  /** the share of phrases that are heard garbled */
  mishear: number
  /** how late a final recognition result comes, even when nobody waits for it any more */
  lateResultMs: number
}

export const noFaults: Faults = {
  requestDelayMs: 0,
  loseRequests: 0,
  loseReplies: 0,
  repeatRequests: 0,
  mishear: 0,
  lateResultMs: 0,
}

/** The phrase as a bad line brings it: every third letter or so becomes its neighbour in the phrase. */
export function garble(text: string, random: () => number): string {
  const letters = [...text]
  for (let at = 0; at + 1 < letters.length; at += 2 + Math.floor(random() * 2)) {
    const [letter = '', next = ''] = letters.slice(at, at + 2)
    letters.splice(at, 2, next, letter)
  }
  return letters.join('')
}
