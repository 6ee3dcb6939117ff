/** What a message may be about beside the code, each as a sentence; the most useful first. */
type Extras = readonly (string | null)[]

/**
 * How many characters two segments hold, with letters beyond ASCII and without. A message of several parts gives a few characters of
 * each to the header that joins them (3GPP TS 23.040).
 */
const mostInTwo = { cyrillic: 2 * 67, latin: 2 * 153 } as const

/** Returns a text message of two segments at most: the words with the code, and as many of the extras as there is room for. */
export function messageText(words: string, extras: Extras): string {
  return extras.reduce((text: string, extra) => {
    const longer = extra === null ? text : `${text} ${extra}`
    return fitsInTwo(longer) ? longer : text
  }, words)
}

function fitsInTwo(text: string): boolean {
  return text.length <= (/^[\x20-\x7e]*$/.test(text) ? mostInTwo.latin : mostInTwo.cyrillic)
}
