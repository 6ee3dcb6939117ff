/**
 * Faults of the network and the line. All are 0 by default and may be changed at any time. Shares run from 0 (never) to 1
 * (always).
 */
export type Faults = {
  /** the delay before a request reaches the server */
  requestDelayMs: number
  /** the share of requests that never arrive */
  loseRequests: number
  /** the share of replies that are lost after the server has processed the request */
  loseReplies: number
  /** the share of requests that arrive twice */
  repeatRequests: number
  /** the share of phrases that are heard garbled */
  mishear: number
  /** the delay of final recognition results, which may then arrive after the recogniser was stopped */
  lateResultMs: number
  /** the delay of interim recognition results after the words that they hold */
  interimLagMs: number
  /** the time that Pavel's voice needs before a phrase begins to sound */
  synthesisMs: number
  /** the delay after which Pavel's own words come back from the caller's telephone */
  echoMs: number
  /**
   * How loud they come back, as the share of his words that a recogniser makes out; the same share of these is right to the letter. 0
   * for a telephone without an echo.
   */
  echo: number
  /** the share of keys that the line sends again: as it did before, and in another way */
  repeatKeys: number
}

export const noFaults: Faults = {
  requestDelayMs: 0,
  loseRequests: 0,
  loseReplies: 0,
  repeatRequests: 0,
  mishear: 0,
  lateResultMs: 0,
  interimLagMs: 0,
  synthesisMs: 0,
  echoMs: 250,
  echo: 0,
  repeatKeys: 0,
}

/** The phrase as a bad line transmits it: about every third letter trades places with the next one. */
export function garble(text: string, random: () => number): string {
  const letters = [...text]
  for (let at = 0; at + 1 < letters.length; at += 2 + Math.floor(random() * 2)) {
    const [letter = '', next = ''] = letters.slice(at, at + 2)
    letters.splice(at, 2, next, letter)
  }
  return letters.join('')
}

/** The word with two neighbouring letters swapped, or as it is if it has one letter. */
export function swapTwoLetters(word: string, random: () => number): string {
  const letters = [...word]
  const at = Math.floor(random() * (letters.length - 1))
  return [...letters.slice(0, at), ...letters.slice(at, at + 2).reverse(), ...letters.slice(at + 2)].join('')
}
